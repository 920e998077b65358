"""Names taken apart, and what is not known of a unit contradicts nothing that is written of it."""

import datetime

import pytest

from parindex.foundation.units.models import Unit, UnitVersion
from parindex.foundation.units.names import bare_key, bare_name, kind_of_name, place_in, readings
from parindex.foundation.units.queries import NoSuchUnit, find, subtrees, unit_on, units_on

OPENED, DAY = datetime.date(2000, 1, 1), datetime.date(2023, 10, 15)


def made(code: str, name: str, parent: Unit | None = None, kind: str = "", **dates: datetime.date) -> Unit:
    keys = {"search_key": bare_key(name), "division_type": kind}
    unit = Unit.objects.create(
        code=code, name=name, level="commune", parent=parent, sort_key=code, **{"opened_on": OPENED, **dates}, **keys
    )
    UnitVersion.objects.create(
        unit=unit, code=code, name=name, parent=parent, valid_from=OPENED, valid_to=dates.get("closed_on"), **keys
    )
    return unit


@pytest.mark.parametrize(
    ("name", "key", "bare", "kind"),
    [
        ("Xã Ba Giang", "ba giang", "Ba Giang", "xa"),
        ("Thị trấn Ba Tơ", "ba to", "Ba Tơ", "thi tran"),
        ("Phường 01", "1", "01", "phuong"),
        ("Thành phố Hà Nội", "ha noi", "Hà Nội", "thanh pho"),
        ("Đặc khu Lý Sơn", "ly son", "Lý Sơn", "dac khu"),
        ("Ba Giang", "ba giang", "Ba Giang", ""),
    ],
)
def test_an_official_name_is_its_kind_and_its_bare_name(name: str, key: str, bare: str, kind: str) -> None:
    assert (bare_key(name), bare_name(name), kind_of_name(name)) == (key, bare, kind)


def test_a_name_is_read_whole_and_cut_into_what_it_stands_under() -> None:
    whole, cut = readings("UBND xã Ba Giang, huyện Ba Tơ")
    assert cut.keys[0] == "ba giang"
    assert cut.kind == "xa"
    assert [above.keys[0] for above in cut.above] == ["ba to"]
    assert whole.above == ()
    assert readings("") == ()


def test_tones_tell_names_apart_wherever_they_stand() -> None:
    assert place_in("Xã Ba Tơ", "Ba Tơ") >= 0
    assert place_in("Xã Ba Tô", "Ba Tơ") == -1
    assert place_in("xã hoà bình", "Hòa Bình") >= 0


@pytest.mark.django_db
def test_a_unit_whose_kind_nobody_wrote_may_be_of_any() -> None:
    plain, town = made("1", "Ba Giang"), made("2", "Thị trấn Ba Giang")
    assert find("UBND xã Ba Giang", DAY) == [plain]
    assert find("TT Ba Giang", DAY) == [plain, town]


@pytest.mark.django_db
def test_a_kind_in_its_list_counts_as_written() -> None:
    ward = made("1", "Ba Giang", kind="phường")
    assert find("Phường Ba Giang", DAY) == [ward]
    assert find("Xã Ba Giang", DAY) == []


@pytest.mark.django_db
def test_a_superior_without_a_name_contradicts_nothing_and_one_with_a_name_does() -> None:
    nameless = Unit.objects.create(code="x", name="", level="district", opened_on=OPENED, search_key="", sort_key="")
    district = made("535", "Huyện Ba Tơ")
    known, unknown = made("1", "Xã Ba Vì", district), made("2", "Xã Ba Vì", nameless)
    assert find("Xã Ba Vì, huyện Ba Tơ", DAY) == [known, unknown]
    assert find("Xã Ba Vì, huyện Ba Vì", DAY) == [unknown]


@pytest.mark.django_db
def test_units_are_those_of_the_day() -> None:
    change = datetime.date(2025, 7, 1)
    old = made("21500", "Xã Ba Giang", closed_on=change)
    assert unit_on("21500", DAY) == old
    assert units_on(["21500", "99999"], DAY) == {"21500": old}
    assert units_on(["21500"], change) == {}
    with pytest.raises(NoSuchUnit):
        unit_on("21500", OPENED - datetime.timedelta(1))


@pytest.mark.django_db
def test_a_circle_in_bad_data_ends() -> None:
    first = made("1", "Xã Một")
    second = made("2", "Xã Hai", first)
    Unit.objects.filter(pk=first.pk).update(parent=second)
    assert subtrees([first.pk]) == {first.pk: frozenset({first.pk, second.pk})}
    assert subtrees([]) == {}
