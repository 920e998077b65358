"""A year in which communes merge: Ba Giang and Ba Dinh become Ba Dinh on 2025-07-01, under the code of one of them."""

import datetime

import pytest
from django.db import transaction

from cli.desk import ACTOR, AT, made_unit, state
from parindex.foundation.people.policies import NotPossible
from parindex.foundation.units.models import Succession, Unit
from parindex.foundation.units.queries import lineage, unit_on
from parindex.index.observations.actions import write_rows
from parindex.index.observations.imports import Scope
from parindex.index.observations.rows import Place, Row
from parindex.index.results.actions import compute
from parindex.index.results.folder.export import export_round
from parindex.index.results.folder.scoring import open_folder
from parindex.index.results.proofs import prove_runs
from parindex.index.results.queries import ranking
from parindex.index.rounds.actions import open_round
from parindex.index.rounds.models import Round
from parindex.index.rounds.policies import Entry
from parindex.index.scorecards.actions import load_editions
from parindex.index.scorecards.models import Edition
from registers.dossiers.importing import bring_in
from registers.dossiers.lists import code, igate, row

pytestmark = pytest.mark.django_db
POINT = 1_000_000
CHANGE = datetime.date(2025, 7, 1)
LAST_DAY, YEARS_END = datetime.date(2025, 6, 30), datetime.date(2025, 12, 31)
ACCESS = "surveys.satisfied_index.access"


@pytest.fixture(scope="module", autouse=True)
def country(django_db_setup, django_db_blocker):  # noqa: ARG001 - makes the database
    """Let the district end with June, the province go on, and the new Ba Dinh take over from two communes."""
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        load_editions(at=AT)
        province = made_unit("51", "Tỉnh Quảng Ngãi", "province")
        district = made_unit("535", "Huyện Ba Tơ", "district", province, closed_on=CHANGE)
        old = [
            made_unit("21499", "Xã Ba Dinh", parent=district, closed_on=CHANGE),
            made_unit("21500", "Xã Ba Giang", parent=district, closed_on=CHANGE),
        ]
        new = made_unit("21499", "Xã Ba Dinh", parent=province, opened_on=CHANGE)
        Succession.objects.bulk_create(Succession(predecessor=one, successor=new, on=CHANGE) for one in old)
    yield
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


def before(code_: str = "21500") -> Unit:
    return unit_on(code_, LAST_DAY)


def after() -> Unit:
    return unit_on("21499", CHANGE)


def opened(authority: Unit, units: list[Unit], year: int = 2025, **days: datetime.date) -> Round:
    return open_round(
        actor=ACTOR,
        authority=authority,
        year=year,
        edition=Edition.objects.get(key="commune/2023"),
        title=f"Đợt {year}",
        entries=[Entry(unit, "xã") for unit in units],
        survey="held",
        at=AT,
        **days,
    )


def computed(round_: Round, as_of: datetime.date = YEARS_END) -> dict[int, int]:
    run = compute(round=round_, as_of=as_of, at=AT, actor=ACTOR)
    return dict(run.results.values_list("unit_id", "points"))


def test_the_new_unit_is_another_though_its_name_and_code_are_old():
    assert before("21499").pk != after().pk
    assert [link.predecessor for link in lineage(after()).origins] == [before("21499"), before("21500")]


def test_the_half_year_of_the_old_units_and_the_rest_of_the_year_are_two_rounds():
    state("21500", ACCESS, "50", period="2025-H1", as_of=LAST_DAY)
    state("21499", ACCESS, "100", period="2025", as_of=YEARS_END)
    district, province = unit_on("535", LAST_DAY), unit_on("51", CHANGE)
    first = {"first": datetime.date(2025, 1, 1), "last": LAST_DAY}
    early = opened(district, [before("21499"), before("21500")], **first)
    whole = opened(province, [after()])
    assert computed(early, LAST_DAY) == {before("21499").pk: 0, before("21500").pk: 2 * POINT}
    assert computed(whole) == {after().pk: 4 * POINT}
    table = ranking(whole, YEARS_END)
    assert table is not None
    # Another unit: ranks before and after a merger are not comparable.
    assert [unit.previous_rank for group in table.groups for unit in group.units] == [None]


def test_dossiers_stay_with_the_unit_that_received_them(tmp_path, settings):
    settings.FILES_ROOT = tmp_path / "files"
    june = {"received": "02/06/2025", "due": "10/06/2025", "finished": "05/06/2025"}
    july = {"received": "02/07/2025", "due": "10/07/2025", "finished": "05/07/2025"}
    path = igate(
        tmp_path / "danh-sach.xlsx",
        row(1, code=code("250602", 1), unit="UBND xã Ba Giang", **june),
        row(2, code=code("250602", 2), unit="UBND xã Ba Dinh", **june),
        row(3, code=code("250702", 3), unit="UBND xã Ba Dinh", **july),
    )
    batch = bring_in(path, after(), hours=24 * 700)
    assert batch.report["rows"]["accepted"] == 3
    received = {unit: unit.dossiers.count() for unit in (before("21500"), before("21499"), after())}
    assert set(received.values()) == {1}


def test_both_units_of_one_code_in_one_round_get_their_own_points(tmp_path):
    state("21499", ACCESS, "100", as_of=YEARS_END, period="2025")
    old = before("21499")
    old.observations.create(
        fact=ACCESS,
        period="2025",
        as_of=LAST_DAY,
        state="value",
        value="25",
        source="Báo cáo",
        recorded_at=AT,
        recorded_by="test",
    )
    round_ = opened(unit_on("51", CHANGE), [old, after()])
    run = compute(round=round_, as_of=YEARS_END, at=AT, actor=ACTOR)
    points = dict(run.results.values_list("unit_id", "points"))
    assert points == {old.pk: POINT, after().pk: 4 * POINT}
    [proof] = prove_runs().proofs
    assert (proof.faults, proof.is_rescored) == ((), True)
    export_round(run, tmp_path / "folder")
    with open_folder(tmp_path / "folder", None, AT) as scored:
        assert [problem for problem in scored.problems if problem.level == "error"] == []
        again = dict(scored.run.results.values_list("unit__code", "points"))
    assert again == {"21499@2000-01-01": POINT, "21499@2025-07-01": 4 * POINT}


def test_a_file_speaks_of_the_unit_that_bore_the_code_on_the_day_of_the_figure():
    place = Place("a.csv", None, 2)
    lines = [
        Row("21499", ACCESS, "2025", on, "value", value, "", "", place)
        for on, value in ((LAST_DAY, "25"), (CHANGE, "75"))
    ]
    scope = Scope(unit_on("51", CHANGE))
    write_rows(lines, scope.unit_of, by="test", at=AT)
    assert [unit.observations.get().value for unit in (before("21499"), after())] == ["25", "75"]
    gone = Row("21500", ACCESS, "2025", CHANGE, "value", "1", "", "", place)
    assert scope.unit_of(gone) is None


@pytest.mark.parametrize(
    ("year", "first", "last"),
    [
        (2025, datetime.date(2024, 1, 1), datetime.date(2024, 12, 31)),
        (2025, datetime.date(2025, 1, 1), datetime.date(2025, 10, 31)),
        (2025, datetime.date(2025, 1, 15), datetime.date(2025, 12, 31)),
        (2025, datetime.date(2025, 12, 31), datetime.date(2025, 1, 1)),
    ],
)
def test_a_period_that_has_no_name_is_no_round(year, first, last):
    with pytest.raises(NotPossible, match="Kỳ đánh giá"):
        opened(after(), [after()], year, first=first, last=last)


def test_a_unit_stands_once_in_a_round_and_there_is_one_round_a_year():
    province = unit_on("51", CHANGE)
    with pytest.raises(NotPossible, match="Xã Ba Dinh"):
        opened(province, [after(), after()])
    with pytest.raises(NotPossible, match="chưa có đơn vị nào"):
        opened(province, [])
    opened(province, [after()])
    with pytest.raises(NotPossible, match="đã có đợt đánh giá năm 2025"):
        opened(province, [after()])
