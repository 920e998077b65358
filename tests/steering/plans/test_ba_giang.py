"""The real plan of Ba Giang, read line by line: as text, and as the same plan in Word."""

import datetime

import pytest

from parindex.foundation.rulebook.sources import load_sources
from parindex.steering.plans.reading.plan_file import read_plan
from plans_in_word import BA_GIANG, ba_giang

TITLE = "Về việc khắc phục, cải thiện và nâng cao Chỉ số cải cách hành chính (PAR INDEX) năm 2023 của UBND xã Ba Giang"
OWNERS = {
    "II.2.1": [["VP"]] * 4 + [["VH"]] * 3,
    "II.2.2": [["TP"]] * 5,
    "II.2.3": [["VP"]] * 8,
    "II.2.4": [["VP"]] * 2,
    "II.2.5": [["VP"]] * 3,
    "II.2.6": [["TC"]] * 4,
    "II.2.7": [["VP", "VH"]] * 9,
    "III.1": [["VP"]] * 3,
    "III.2": [["TC", "VH", "TP"]] * 2,
    "III.3": [["MC"]] * 3,
    "III.4": [["MT"]],
}
REPORTS = [("Q1", "2023-03-15"), ("H1", "2023-06-15"), ("9M", "2023-09-15"), ("Y", "2023-11-01")]
PAPERS = [
    ("26/BC-UBND", "2023-02-07", 15),
    ("4559/QĐ-UBND", "2022-12-22", 41),
    ("4560/QĐ-UBND", "2022-12-22", 41),
    ("322/QĐ-UBND", "2022-12-30", 41),
    ("48/2021/QĐ-UBND", "2021-09-22", 53),
    ("140/KH-UBND", "2021-10-14", 103),
    ("62/2020/NĐ-CP", "2020-06-01", 125),
    ("106/2020/NĐ-CP", "2020-09-10", 125),
    ("120/KH-UBND", "2020-10-09", 149),
    ("45/2020/NĐ-CP", "2020-04-08", 149),
    ("107/2021/NĐ-CP", "2021-12-06", 149),
]


@pytest.fixture(scope="module", params=["txt", "docx"])
def plan(request, tmp_path_factory, rulebook):
    path = BA_GIANG if request.param == "txt" else ba_giang(tmp_path_factory.mktemp("plans") / "ba-giang.docx")
    return read_plan(path, rulebook)


@pytest.fixture(scope="module")
def text_plan(rulebook):
    return read_plan(BA_GIANG, rulebook)


def by_section(plan, *kinds):
    sections = {}
    for task in plan["tasks"]:
        if task["kind"] in kinds:
            sections.setdefault(task["section"], []).append(task)
    return sections


def test_the_head_says_who_when_and_what(plan):
    assert plan["plan"] == {
        "title": TITLE,
        "number": "/KH-UBND",
        "issuer": "UBND xã Ba Giang",
        "issued_on": "2023-02-28",
        "issued_precision": "month",
        "year": 2023,
    }


def test_the_aims_are_rank_and_class_in_both_places(plan):
    aims = [(aim["kind"], aim["value"], aim["of"]) for aim in plan["targets"]]
    assert aims == [("rank", 4, 19), ("class", "hoàn thành tốt nhiệm vụ", None)] * 2


def test_there_are_45_general_and_specific_and_9_organising_tasks(plan):
    counts = {
        kind: sum(task["kind"] == kind for task in plan["tasks"]) for kind in ("general", "specific", "organising")
    }
    assert counts == {"general": 7, "specific": 38, "organising": 9}


def test_every_task_has_the_owners_its_heading_names(plan):
    sections = by_section(plan, "specific", "organising")
    assert {section: [task["owners"] for task in tasks] for section, tasks in sections.items()} == OWNERS


def test_areas_follow_the_headings_words(plan):
    for section, tasks in by_section(plan, "specific").items():
        assert {task["area"] for task in tasks} == {int(section[-1])}
    assert {task["area"] for tasks in by_section(plan, "general", "organising").values() for task in tasks} == {None}


def test_purposes_and_requirements_are_three_each(plan):
    assert len(by_section(plan, "purpose")["I.1"]) == 3
    assert len(by_section(plan, "requirement")["I.2"]) == 3


def test_the_four_reports_have_their_days_and_recipients(plan):
    assert [(report["period"], report["due_on"]) for report in plan["reports"]] == REPORTS
    recipients = ["UBND huyện", "Ban Chỉ đạo CCHC của UBND huyện", "Phòng Nội vụ"]
    assert all(report["recipients"] == recipients for report in plan["reports"])


def test_no_day_of_a_cited_paper_is_taken_for_a_deadline(plan):
    assert [task["id"] for task in plan["tasks"] if task["due_on"]] == []


def test_every_cited_paper_is_found_with_its_day_and_state(plan):
    assert [(paper["number"], paper["issued_on"]) for paper in plan["papers"]] == [found[:2] for found in PAPERS]
    assert {paper["state"] for paper in plan["papers"]} == {"in_force"}


def test_what_replaced_a_paper_later_is_told(plan):
    replaced = {paper["number"]: paper["replaced_by"] for paper in plan["papers"] if paper["replaced_by"]}
    assert replaced == {
        "62/2020/NĐ-CP": "361/2025/NĐ-CP",
        "106/2020/NĐ-CP": "232/2026/NĐ-CP",
        "107/2021/NĐ-CP": "118/2025/NĐ-CP",
    }


def test_recipients_and_signer_are_read(plan):
    assert [one["text"] for one in plan["recipients"]] == [
        "UBND huyện",
        "Phòng Nội vụ huyện",
        "Thường trực Đảng ủy xã",
        "Thường trực HĐND xã",
        "CT, PCT UBND xã",
        "Các cơ quan, Ban, ngành xã",
        "Công chức chuyên môn xã",
        "Cổng Thông tin Điện tử xã",
        "Lưu: VT",
    ]
    assert (plan["signer"]["title"], plan["signer"]["name"]) == ("CHỦ TỊCH", "Nguyễn Văn Mẫu")


def test_no_line_is_left_over(plan):
    lines = plan["lines"]
    assert lines["placed"] + lines["unplaced"] + lines["blank"] == lines["total"]
    assert plan["unplaced"] == []
    assert plan["problems"] == []


def test_every_item_points_to_its_line(text_plan):
    lines = BA_GIANG.read_text(encoding="utf-8").splitlines()
    for task in text_plan["tasks"]:
        assert task["text"][:40].replace("phân đầu", "phân đầu") in lines[task["line"] - 1].replace("**", "").replace(
            "*", ""
        )
    assert [paper["lines"] for paper in text_plan["papers"]] == [[found[2]] for found in PAPERS]
    assert {report["line"] for report in text_plan["reports"]} == {169}
    assert [aim["line"] for aim in text_plan["targets"]] == [19, 19, 37, 37]
    assert text_plan["lines"] == {"total": 207, "blank": 100, "placed": 107, "unplaced": 0}


def test_reading_twice_gives_the_same_ids(text_plan, rulebook):
    again = read_plan(BA_GIANG, rulebook)
    assert [task["id"] for task in again["tasks"]] == [task["id"] for task in text_plan["tasks"]]
    assert len({task["id"] for task in again["tasks"]}) == len(again["tasks"])


def test_every_paper_of_the_plan_stands_in_the_rulebook(rulebook):
    sources = load_sources(rulebook)
    assert all(sources.find(number, datetime.date.fromisoformat(day)) for number, day, _line in PAPERS)
