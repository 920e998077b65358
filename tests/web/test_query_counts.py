"""Every page asks the database as many questions with many units, dossiers, papers and duties as with few."""

import datetime
from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from parindex.foundation.imports.models import Batch
from parindex.foundation.units.models import Unit
from parindex.index.rounds.models import Participant
from parindex.steering.plans.models import Plan
from plans_in_word import BA_GIANG
from web.office import AT, LEAF, Office, dossiers, duty, paper, stated, unit
from web.plain import visit

MOST = 30  # queries of a page, signing in and the frame included
SHEET = "/phieu-diem/2023/21500/"
PAGES = (
    "/",
    "/bang-chi-so/",
    "/bang-chi-so/tai/xlsx/",
    SHEET,
    f"{SHEET}{LEAF}/",
    f"{SHEET}procedures.dossiers.resolved-in-time/dossiers.resolved/",
    "/nhiem-vu/",
    "/nhiem-vu/?state=all",
    "/nhiem-vu/{task}/",
    "/nhiem-vu/ghi/",
    "/van-ban/",
    "/van-ban/{paper}/",
    "/van-ban/ghi/",
    "/ke-hoach/",
    "/ke-hoach/{plan}/",
    "/ke-hoach/{plan}/do-phu/",
    "/nhap-du-lieu/",
    "/nhap-du-lieu/{batch}/",
    "/lich/",
)


def grow(office: Office, units: int, records: int, first: int) -> dict[str, int]:
    """Let the district have so many more units, and Ba Giang so many more records of each kind."""
    giang = office.unit()
    more = [unit(f"3{first + number:04d}", f"Xã {first + number}", office.district) for number in range(units)]
    Participant.objects.bulk_create(Participant(round=office.round, unit=one, group="Huyện Ba Tơ") for one in more)
    dossiers(giang, records, first)
    for number in range(first, first + records):
        found = paper(giang, f"{number}/UBND", subject="communication_plan", covers_year=2023)
        task = duty(giang, f"Việc {number}", source_document=found, due_on=datetime.date(2023, 9, 1 + number % 28))
        batch = _batch(giang, number)
    for one in more:
        stated(one, "finance.spending_findings", "no_finding")
    office.compute()
    return {"task": task.pk, "paper": found.pk, "batch": batch.pk}


def _batch(giang: Unit, number: int) -> Batch:
    return Batch.objects.create(
        kind="dossiers",
        unit=giang,
        file_name=f"{number}.csv",
        file_sha256=f"{number:064d}",
        file_size=1,
        created_by="x",
        created_at=AT,
    )


@pytest.fixture
def counts(office) -> Callable[[str, dict[str, int]], dict[str, int]]:
    """Count the queries of every page as somebody, the second time it is asked for."""

    def counting(who: str, things: dict[str, int]) -> dict[str, int]:
        client, found = office.client(who), {}
        for page in PAGES:
            address = page.format(**things)
            assert visit(client, address).status == 200, address
            with CaptureQueriesContext(connection) as asked:
                client.get(address)
            found[page] = len(asked)
        return found

    return counting


@pytest.mark.parametrize("who", ["coordinator", "above"])
def test_pages_ask_the_same_number_of_questions_whatever_the_size(office, counts, who) -> None:
    form = visit(office.client("coordinator"), "/ke-hoach/").form("Đọc kế hoạch")
    form.attach("file", "kh.txt", BA_GIANG.read_bytes()).send()
    plan = {"plan": Plan.objects.get().pk}
    few = counts(who, grow(office, units=1, records=2, first=0) | plan)
    many = counts(who, grow(office, units=25, records=60, first=2) | plan)
    assert many == few
    assert max(few.values()) <= MOST, few
