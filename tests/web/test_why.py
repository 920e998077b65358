"""Vì sao?: the trace, the records behind a number, and stating a fact that shows in the score at once."""

import datetime

import pytest

from parindex.index.observations.models import Observation
from parindex.steering.plans.models import ItemLeaf, Plan, PlanItem
from web.office import LEAF, TODAY, dossiers, duty, paper, stated
from web.plain import Shown

PLAN = f"/phieu-diem/2023/21500/{LEAF}/"
APPRAISAL = "/phieu-diem/2023/21500/civil-service.appraisal.steps-and-deadline/"
SPENDING = "/phieu-diem/2023/21500/finance.budget.lawful-spending/"
RESOLVED = "/phieu-diem/2023/21500/procedures.dossiers.resolved-in-time/"


def test_a_leaf_without_facts_says_what_it_lacks_and_where_to_bring_it(office) -> None:
    shown = office.open("owner", PLAN)
    assert "Chưa có số liệu: Ngày ban hành kế hoạch CCHC năm" in shown.text
    form = shown.follow("Ghi “Kế hoạch CCHC năm” vào sổ văn bản").form("Ghi vào sổ")
    assert form.fields["subject"] == ["cchc_plan"]
    assert form.fields["covers_year"] == ["2023"]


def test_a_paper_registered_from_a_leaf_leads_back_to_it_and_wins_its_points(office) -> None:
    form = office.open("owner", PLAN).follow("vào sổ văn bản").form("Ghi vào sổ")
    back = form.fill(number="322/QĐ-UBND", issued_on="30/12/2022").send()
    assert back.address == PLAN
    assert "Đã ghi văn bản 322/QĐ-UBND vào sổ." in back.text
    assert "0,00 → 0,50 điểm" in back.text
    assert "Điểm 0,50 / 0,50" in back.text
    assert "322/QĐ-UBND" in back.follow("Xem 1 bản ghi đứng sau số này").text


def test_a_leaf_names_the_tasks_that_a_confirmed_plan_gives_it(office) -> None:
    assert "Chưa kế hoạch nào giao nhiệm vụ cho tiêu chí này." in office.open("owner", PLAN).text
    task = duty(office.unit(), "Ban hành kế hoạch CCHC năm 2023", due_on=datetime.date(2023, 10, 2))
    plan = Plan.objects.create(unit=office.unit(), year=2023, is_confirmed=True, lines=[], reading={})
    item = PlanItem.objects.create(plan=plan, key="1", kind="specific", text=task.text, line=1, line_end=1, task=task)
    ItemLeaf.objects.create(item=item, leaf_id=LEAF)
    shown = office.open("owner", PLAN)
    assert "Việc để được điểm Ban hành kế hoạch CCHC năm 2023" in shown.text
    assert "Trễ 9 ngày làm việc" in shown.text  # 3 to 6 and 9 to 13 October


@pytest.mark.parametrize(("answer", "points"), [("value:1", "0,50 / 1,00"), ("value:0", "0,00 / 1,00")])
def test_a_yes_or_no_takes_one_choice(office, answer, points) -> None:
    # Two halves of a point; the other half is stated already, as "no".
    stated(office.unit(), "staff.appraisal.on_time", "0")
    form = office.open("owner", APPRAISAL).form("Ghi trị số")
    shown = form.fill(state=answer, source="Quyết định 5/QĐ-UBND").send()
    assert "Đã ghi trị số." in shown.text
    assert f"Điểm {points}" in shown.text


def test_a_level_is_chosen_by_what_people_call_it(office) -> None:
    form = office.open("owner", SPENDING).form("Ghi trị số")
    remedied = form.choices("value")["Có sai phạm, đã khắc phục hết"]
    shown = form.fill(value=remedied, source="Kết luận 7/KL-TTr").send()
    assert "mức “Có sai phạm, đã khắc phục hết”" in shown.text
    assert "Điểm 0,75 / 1,50" in shown.text


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("as_of", "32/13/2023", "Hãy ghi ngày"),
        ("as_of", "16/10/2023", "tương lai"),
        ("source", "", "căn cứ"),
        ("value", "rất tốt", "một chỉ số từ 0 đến 100"),
    ],
)
def test_what_cannot_be_taken_is_said_and_kept_as_typed(office, field, typed, said) -> None:
    page = "/phieu-diem/2023/21500/impact.satisfaction.access/"
    form = office.open("coordinator", page).form("Ghi trị số")
    given = {"value": "87,5", "source": "Báo cáo 9", "note": "lần hai"} | {field: typed}
    shown = form.fill(**given).send()
    assert shown.status == 422
    assert said.lower() in shown.text.lower()
    kept = shown.form("Ghi trị số").fields
    assert {key: kept[key] for key in given} == {key: [value] for key, value in given.items()}
    assert not Observation.objects.exists()


def test_a_second_click_writes_nothing_more(office) -> None:
    form = office.open("owner", SPENDING).form("Ghi trị số").fill(value="no_finding", source="Báo cáo 12")
    form.send()
    form.send()
    assert Observation.objects.count() == 1


def test_the_next_fact_of_a_leaf_remembers_the_paper_named_today(office) -> None:
    form = office.open("owner", APPRAISAL).form("Ghi trị số")
    shown = form.fill(state="value:1", source="Quyết định 5/QĐ-UBND").send()
    assert shown.forms[-1].fields["source"] == ["Quyết định 5/QĐ-UBND"]


@pytest.mark.parametrize("who", ["viewer", "chair", "administrator"])
def test_who_does_not_do_the_work_states_nothing(office, who) -> None:
    shown = office.open(who, SPENDING)
    assert not any("Ghi trị số" in form.buttons for form in shown.forms)
    assert "mới được ghi trị số" in shown.text
    client = office.client(who)
    answer = client.post(f"{SPENDING}finance.spending_findings/ghi/", {"state": "value", "value": "no_finding"})
    assert answer.status_code == 403


def test_records_open_behind_a_number_a_page_at_a_time(office) -> None:
    dossiers(office.unit(), 30)
    office.compute()
    shown = office.open("one_stop", RESOLVED)
    records = shown.follow("Xem 30 bản ghi đứng sau số này")
    assert "Bản ghi 1–25 trong 30" in records.text
    assert "N*** V*** A***" in records.text
    assert "Bản ghi 26–30 trong 30" in records.follow("Trang sau").text


def test_whoever_only_looks_sees_how_many_dossiers_but_not_which(office) -> None:
    dossiers(office.unit(), 2)
    office.compute()
    shown = office.open("viewer", RESOLVED)
    assert "2 bản ghi đứng sau số này." in shown.text
    assert "xem danh sách hồ sơ" in shown.text
    assert "H48-" not in shown.text


def test_who_stated_what_stands_beside_the_facts(office) -> None:
    stated(office.unit(), "finance.spending_findings", "no_finding")
    paper(office.unit(), subject="cchc_plan", covers_year=2023)
    shown = office.open("viewer", SPENDING)
    assert "Báo cáo 12" in shown.text
    assert f"đến ngày {TODAY:%d/%m/%Y}" in shown.text


def test_neighbouring_leaves_are_a_step_away(office) -> None:
    shown: Shown = office.open("viewer", PLAN)
    after = shown.follow("tiêu chí sau")
    assert after.follow("tiêu chí trước").address == PLAN
