"""Both lists of units in one database: who lived when, under whom, and who took over."""

import csv
import datetime

import pytest
from django.conf import settings
from pytest_django import DjangoAssertNumQueries

from parindex.foundation.audit.models import Event
from parindex.foundation.units.actions import load_units
from parindex.foundation.units.models import Succession, Unit, UnitVersion
from parindex.foundation.units.queries import NoSuchUnit, above_ids, below, find, lineage, unit_on, units_on

AT = datetime.datetime(2023, 1, 1, tzinfo=datetime.UTC)
BEFORE, CHANGE, AFTER = datetime.date(2025, 6, 30), datetime.date(2025, 7, 1), datetime.date(2026, 3, 1)
IN_2023 = datetime.date(2023, 10, 15)


def listed(file: str, column: str) -> list[tuple[str, str]]:
    with (settings.RULEBOOK / "units" / file).open(encoding="utf-8", newline="") as opened:
        return [(row["code"], row[column]) for row in csv.DictReader(opened)]


def names(text: str, on: datetime.date = IN_2023) -> list[str]:
    return [f"{unit.name} {unit.code}" for unit in find(text, on)]


@pytest.mark.django_db
@pytest.mark.usefixtures("country")
def test_every_unit_of_both_lists_lives_on_its_days() -> None:
    for file, on in (("three-tier.csv", BEFORE), ("two-tier.csv", CHANGE)):
        wanted = set(listed(file, "name")) | set(listed(file, "parent_code"))
        codes = [code for code, _name in listed(file, "name")]
        assert set(units_on(codes, on)) == set(codes)
        alive = UnitVersion.objects.filter(valid_from__lte=on).exclude(valid_to__lte=on)
        spoken = alive.values_list("code", "name", "parent__code")
        assert {(code, name) for code, name, _ in spoken} | {(code, over or "") for code, _, over in spoken} == wanted


@pytest.mark.django_db
@pytest.mark.usefixtures("country")
def test_loading_again_changes_nothing() -> None:
    before = (Unit.objects.count(), UnitVersion.objects.count(), Succession.objects.count(), Event.objects.count())
    again = load_units(at=AT)
    assert (again.created, again.changed) == (0, 0)
    assert before == (
        Unit.objects.count(),
        UnitVersion.objects.count(),
        Succession.objects.count(),
        Event.objects.count(),
    )


@pytest.mark.django_db
@pytest.mark.usefixtures("country")
def test_a_unit_changed_by_hand_is_mended_from_the_list() -> None:
    Unit.objects.filter(code="21500").update(name="Xã Khác")
    assert load_units(at=AT).changed == 1
    assert unit_on("21500", IN_2023).name == "Xã Ba Giang"


@pytest.mark.django_db
@pytest.mark.usefixtures("country")
def test_the_code_of_ba_dinh_is_another_unit_after_the_merger() -> None:
    old, new = unit_on("21499", BEFORE), unit_on("21499", CHANGE)
    assert old.pk != new.pk
    assert (old.closed_on, new.opened_on) == (CHANGE, CHANGE)
    with pytest.raises(NoSuchUnit):
        unit_on("21500", CHANGE)


@pytest.mark.django_db
@pytest.mark.usefixtures("country")
def test_the_lineage_says_who_took_over_from_whom_and_why() -> None:
    new = unit_on("21499", CHANGE)
    assert [link.predecessor.name for link in lineage(new).origins] == ["Xã Ba Dinh", "Xã Ba Giang"]
    [link] = lineage(unit_on("21500", BEFORE)).successions
    assert (link.successor, link.on) == (new, CHANGE)
    assert link.source


@pytest.mark.django_db
@pytest.mark.usefixtures("country")
def test_a_province_that_was_not_merged_goes_on() -> None:
    assert unit_on("01", BEFORE) == unit_on("01", AFTER)
    assert unit_on("51", BEFORE) != unit_on("51", AFTER)
    assert [link.predecessor.code for link in lineage(unit_on("51", AFTER)).origins] == ["51", "62"]


@pytest.mark.django_db
@pytest.mark.usefixtures("country")
def test_the_district_has_its_nineteen_units_in_vietnamese_order() -> None:
    units = below(unit_on("535", IN_2023))
    assert len(units) == 19
    assert [unit.name for unit in units][:6] == [
        "Xã Ba Bích",
        "Xã Ba Cung",
        "Xã Ba Dinh",
        "Xã Ba Điền",
        "Xã Ba Động",
        "Xã Ba Giang",
    ]
    assert units[-5].name == "Thị trấn Ba Tơ"


@pytest.mark.django_db
@pytest.mark.usefixtures("country")
def test_a_subtree_takes_a_query_a_level(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    parents = dict(listed("three-tier.csv", "parent_code"))
    for code in ("535", "51", "01"):
        size = sum(code in (parent, parents.get(parent)) for parent in parents.values())
        with django_assert_max_num_queries(4):
            assert len(below(unit_on(code, BEFORE), BEFORE)) == size


@pytest.mark.django_db
@pytest.mark.usefixtures("country")
def test_a_subtree_is_that_of_the_day() -> None:
    capital = unit_on("01", BEFORE)
    assert {unit.level for unit in below(capital, BEFORE)} == {"district", "commune"}
    assert {unit.level for unit in below(capital, AFTER)} == {"commune"}
    assert len(below(capital)) == len(below(capital, BEFORE)) + len(below(capital, AFTER))


@pytest.mark.django_db
@pytest.mark.usefixtures("country")
def test_the_units_above_are_told_nearest_first() -> None:
    assert above_ids(unit_on("21500", IN_2023)) == (unit_on("535", IN_2023).pk, unit_on("51", IN_2023).pk)


@pytest.mark.django_db
@pytest.mark.usefixtures("country")
@pytest.mark.parametrize(
    "text",
    [
        "Ba Giang",
        "ba giang",
        "UBND xã Ba Giang",
        "Ủy ban nhân dân Xã Ba Giang",
        "ỦY BAN NHÂN DÂN XÃ BA GIANG",
        "Xã Ba Giang – Ba Tơ",
        "Xã Ba Giang - Ba Tơ",
        "UBND xã Ba Giang, huyện Ba Tơ, tỉnh Quảng Ngãi",
        "Ba Giang (Ba Tơ)",
        "Bộ phận Một cửa UBND xã Ba Giang",
        "Bộ phận Tiếp nhận và Trả kết quả xã Ba Giang",
        "X. Ba Giang",
        "  Xã\u00a0Ba Giang. ",
    ],
)
def test_a_commune_is_found_however_it_is_written(text: str) -> None:
    assert names(text) == ["Xã Ba Giang 21500"]


@pytest.mark.django_db
@pytest.mark.usefixtures("country")
def test_the_kind_tells_a_town_from_its_district() -> None:
    assert names("Huyện Ba Tơ") == ["Huyện Ba Tơ 535"]
    assert names("TT. Ba Tơ") == ["Thị trấn Ba Tơ 21484"]
    assert names("Ba Tơ") == ["Thị trấn Ba Tơ 21484", "Huyện Ba Tơ 535"]
    assert names("Ba Tô") == ["Xã Ba Tô 21523"]
    assert len(names("ba to")) == 3
    assert names("Phường 01, quận Gò Vấp") == names("P.1 - Q. Gò Vấp")


@pytest.mark.django_db
@pytest.mark.usefixtures("country")
def test_a_name_borne_twice_is_told_apart_by_what_it_stands_under() -> None:
    assert len(names("Xã Ba Vì")) == 2
    assert names("Xã Ba Vì, huyện Ba Tơ") == ["Xã Ba Vì 21529"]
    assert len(names("xã Tân Lập")) > 5
    assert names("Bà Rịa - Vũng Tàu") == ["Tỉnh Bà Rịa - Vũng Tàu 77"]
    assert names("Hạ Giới") == []
    assert names("") == []


@pytest.mark.django_db
@pytest.mark.usefixtures("country")
def test_an_old_name_leads_to_the_unit_that_took_over() -> None:
    for text in ("Ba Giang", "UBND xã Ba Giang", "Xã Ba Giang – Ba Tơ", "Xã Ba Dinh, huyện Ba Tơ", "Ba Dinh"):
        assert [unit.pk for unit in find(text, AFTER)] == [unit_on("21499", AFTER).pk]
