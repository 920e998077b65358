"""The calendar in the hands of the authority."""

import datetime

import pytest

from parindex.foundation.audit.models import Event
from parindex.foundation.calendar.actions import load_calendars, remove_day, set_day
from parindex.foundation.calendar.models import CalendarDay, DayKind
from parindex.foundation.calendar.permissions import check_can_change_calendar
from parindex.foundation.calendar.queries import calendar_of, days_of
from parindex.foundation.calendar.yearbook import national_calendar
from parindex.foundation.people.actions import create_administrator
from parindex.foundation.people.actor import Actor, GrantedRole, command_actor
from parindex.foundation.people.models import Role
from parindex.foundation.people.permissions import NotAllowed
from parindex.foundation.people.policies import NotPossible
from parindex.foundation.units.models import Unit

AT = datetime.datetime(2023, 1, 1, tzinfo=datetime.UTC)
STORM = datetime.date(2023, 9, 27)  # a Wednesday
SATURDAY = datetime.date(2023, 9, 30)
BOSS = command_actor("test")


def unit(code: str, parent: Unit | None = None) -> Unit:
    return Unit.objects.create(
        code=code, name=f"Xã {code}", level="commune", parent=parent, opened_on=datetime.date(2000, 1, 1)
    )


def someone(role: Role, place: Unit) -> Actor:
    return Actor("an", "An", (GrantedRole(role, place.pk, place.code, place.name, frozenset({place.pk})),))


@pytest.mark.django_db
def test_the_years_load_once_and_changes_outlive_loading() -> None:
    assert load_calendars(at=AT) > 50
    assert calendar_of() == national_calendar()
    remove_day(on=datetime.date(2023, 9, 1), unit=None, actor=BOSS, at=AT)
    assert load_calendars(at=AT) == 0
    assert calendar_of().is_working_day(datetime.date(2023, 9, 1))


@pytest.mark.django_db
def test_a_closure_holds_for_the_unit_and_all_below_it() -> None:
    district = unit("535")
    commune, elsewhere = unit("21500", district), unit("1")
    set_day(on=STORM, kind=DayKind.LOCAL_CLOSURE, unit=district, label="Bão", source="CĐ 1", actor=BOSS, at=AT)
    assert not calendar_of(commune).is_working_day(STORM)
    assert calendar_of(elsewhere).is_working_day(STORM)
    assert calendar_of().is_working_day(STORM)
    assert [day.label for day in days_of(2023, district)] == ["Bão"]


@pytest.mark.django_db
def test_what_is_nearer_to_the_unit_wins() -> None:
    district = unit("535")
    commune = unit("21500", district)
    set_day(on=SATURDAY, kind=DayKind.MAKE_UP_WORK, unit=None, label="Làm bù", source="TB 1", actor=BOSS, at=AT)
    assert calendar_of(commune).is_working_day(SATURDAY)
    CalendarDay.objects.create(on=SATURDAY, kind=DayKind.LOCAL_CLOSURE, unit=commune, source="TB 2")
    assert not calendar_of(commune).is_working_day(SATURDAY)
    assert calendar_of(district).is_working_day(SATURDAY)


@pytest.mark.django_db
def test_a_change_is_written_with_what_stood_before() -> None:
    day = {"on": STORM, "unit": None, "actor": BOSS, "at": AT}
    set_day(kind=DayKind.HOLIDAY, label="Nghỉ", source="TB 1", **day)  # type: ignore[arg-type] # shared arguments
    set_day(kind=DayKind.SWAPPED_OFF, label="Hoán đổi", source="TB 2", **day)  # type: ignore[arg-type] # shared arguments
    remove_day(**day)  # type: ignore[arg-type] # shared arguments
    events = [
        (event.act, (event.before or {}).get("source"), (event.after or {}).get("source"))
        for event in Event.objects.all()
    ]
    assert events == [
        ("calendar.day_set", None, "TB 1"),
        ("calendar.day_set", "TB 1", "TB 2"),
        ("calendar.day_removed", "TB 2", None),
    ]
    assert not CalendarDay.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("on", "kind", "source"),
    [
        (STORM, DayKind.MAKE_UP_WORK, "TB 1"),
        (SATURDAY, DayKind.HOLIDAY, "TB 1"),
        (STORM, DayKind.LOCAL_CLOSURE, "TB 1"),
        (STORM, DayKind.HOLIDAY, " "),
        (datetime.date(9999, 12, 31), DayKind.HOLIDAY, "TB 1"),
    ],
)
def test_a_day_that_cannot_be_so_is_refused(on: datetime.date, kind: DayKind, source: str) -> None:
    with pytest.raises(NotPossible):
        set_day(on=on, kind=kind, unit=None, label="", source=source, actor=BOSS, at=AT)


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("is_local", [True, False])
def test_only_administrators_change_the_calendar(role: Role, *, is_local: bool) -> None:
    place = unit("21500")
    where = place if is_local else None
    if role == Role.ADMINISTRATOR:
        check_can_change_calendar(someone(role, place), where)
    else:
        with pytest.raises(NotAllowed):
            check_can_change_calendar(someone(role, place), where)


@pytest.mark.django_db
def test_the_days_of_the_country_are_left_to_the_uppermost_administrators() -> None:
    province = unit("51")
    commune = unit("21500", unit("535", province))
    mine = someone(Role.ADMINISTRATOR, commune)
    day = {"on": STORM, "kind": DayKind.HOLIDAY, "label": "Nghỉ", "source": "TB 1", "at": AT}
    set_day(unit=None, actor=mine, **day)  # type: ignore[arg-type] # shared arguments
    create_administrator(username="tinh", password="một-mật-khẩu-dài", unit=province, at=AT)  # noqa: S106 - of a test
    with pytest.raises(NotAllowed, match="Xã 51"):
        remove_day(on=STORM, unit=None, actor=mine, at=AT)
    set_day(unit=commune, actor=mine, **day)  # type: ignore[arg-type] # shared arguments
    remove_day(on=STORM, unit=None, actor=someone(Role.ADMINISTRATOR, province), at=AT)
    assert [each.unit for each in CalendarDay.objects.all()] == [commune]
