"""After an act the page tells that points are computed again, and what came of it, once."""

import datetime

import pytest
from django.test import TestCase
from django_tasks_db.models import DBTaskResult

from parindex.index.results.jobs import recompute
from web.office import LEAF, TODAY, duty, paper
from web.plain import Shown, visit

QUEUED = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
LIVE = "/dang-tinh-diem/"


def register_plan(client) -> Shown:
    form = visit(client, "/van-ban/ghi/").form("Ghi vào sổ")
    return form.fill(subject="cchc_plan", number="322/QĐ-UBND", issued_on="30/12/2022").send()


@pytest.fixture
def queued(office, settings):
    settings.TASKS = QUEUED
    return office


def work() -> None:
    """Do what waits, as the worker does."""
    for job in DBTaskResult.objects.filter(status="READY"):
        recompute.func(*job.args_kwargs["args"])
        DBTaskResult.objects.filter(pk=job.pk).update(status="SUCCESSFUL")


def test_the_page_waits_tells_what_came_and_then_is_silent(queued) -> None:
    client = queued.client("coordinator")
    shown = register_plan(client)
    assert "Điểm đang được tính lại" in shown.text
    assert 'hx-trigger="every 1s"' in shown.html
    assert "Điểm đang được tính lại" in visit(client, "/").text
    work()
    told = visit(client, "/").text
    assert "Xã Ba Giang: 0,00 → 0,50 điểm +0,50" in told
    assert "→" not in visit(client, "/").text


def test_the_notice_alone_asks_the_page_to_look_again_once_points_are_there(queued) -> None:
    client = queued.client("coordinator")
    register_plan(client)
    waiting = visit(client, LIVE)
    assert "HX-Trigger" not in waiting.headers
    work()
    there = visit(client, LIVE)
    assert there.headers["HX-Trigger"] == "new-points"
    assert "0,00 → 0,50" in there.text
    assert "0,00 → 0,50" in visit(client, "/").text, "the page itself tells it too, for who has no JavaScript"
    assert visit(client, LIVE).html == ""


def test_several_acts_in_a_row_are_told_as_one(queued) -> None:
    client = queued.client("coordinator")
    register_plan(client)
    form = visit(client, "/van-ban/ghi/").form("Ghi vào sổ")
    form.fill(subject="self_inspection_plan", number="9/KH-UBND", issued_on="10/02/2023").send()
    work()
    # 0,5 for the plan in time; 0,5 for the plan of self-inspection by 28/02.
    assert "0,00 → 1,00 điểm" in visit(client, "/").text


def test_an_act_that_moves_no_point_says_so(queued) -> None:
    client = queued.client("coordinator")
    task = duty(queued.unit(), programme="other")
    visit(client, f"/nhiem-vu/{task.pk}/").form("Báo đã xong").send()
    work()
    assert "điểm không đổi" in visit(client, "/").text


def test_a_failed_computation_is_told_and_loses_nothing(queued) -> None:
    client = queued.client("coordinator")
    register_plan(client)
    DBTaskResult.objects.update(status="FAILED")
    shown = visit(client, "/van-ban/")
    assert "Không tính lại được điểm" in shown.text
    assert "322/QĐ-UBND" in shown.text


def test_a_worker_that_does_not_come_is_named_after_a_minute(queued) -> None:
    client = queued.client("coordinator")
    register_plan(client)
    session = client.session
    session["waiting_for_points"] |= {"since": f"{TODAY}T00:00:00+07:00"}
    session.save()
    assert "sau hơn một phút" in visit(client, "/").text


def test_the_first_look_of_a_day_asks_for_the_points_of_that_day(queued) -> None:
    run = queued.run()
    run.as_of = TODAY - datetime.timedelta(1)
    run.save()
    client = queued.client("viewer")
    with TestCase.captureOnCommitCallbacks(execute=True):
        visit(client, "/")
    work()
    assert queued.run().as_of == TODAY
    with TestCase.captureOnCommitCallbacks(execute=True):
        visit(client, "/")
    assert not DBTaskResult.objects.filter(status="READY").exists()


def test_others_read_the_new_points_without_a_notice(queued) -> None:
    register_plan(queued.client("coordinator"))
    work()
    shown = queued.open("viewer", f"/phieu-diem/2023/21500/{LEAF}/")
    assert "0,50 / 0,50" in shown.text
    assert "→" not in shown.text


def test_the_upper_level_is_told_of_the_commune_it_worked_for(queued) -> None:
    client = queued.client("above")
    form = visit(client, "/van-ban/ghi/?unit=21500").form("Ghi vào sổ")
    form.fill(subject="cchc_plan", number="322/QĐ-UBND", issued_on="30/12/2022").send()
    work()
    assert "Xã Ba Giang: 0,00 → 0,50" in visit(client, "/").text


@pytest.mark.parametrize(
    "act",
    ["Báo đã xong", "Gia hạn", "Cho thôi", "Bỏ khỏi sổ", "Ghi lại"],
)
def test_every_act_on_a_record_asks_for_its_points(queued, act) -> None:
    client = queued.client("coordinator")
    task, document = duty(queued.unit()), paper(queued.unit())
    places = {"Bỏ khỏi sổ": f"/van-ban/{document.pk}/", "Ghi lại": f"/van-ban/{document.pk}/sua/"}
    form = visit(client, places.get(act, f"/nhiem-vu/{task.pk}/")).form(act)
    said = {"due_on": "30/11/2023", "reason": "Công văn 8"}
    form.fill(**{key: value for key, value in said.items() if key in form.fields}).send()
    assert DBTaskResult.objects.filter(task_path=recompute.module_path, status="READY").count() == 1
