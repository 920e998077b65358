"""Which round and which unit a page speaks of, as far as the person may see."""

import datetime

from django.utils.translation import gettext as _

from parindex.foundation.people.actor import Actor
from parindex.foundation.people.permissions import NotAllowed, check_can_see
from parindex.foundation.people.queries import home_of
from parindex.foundation.units.models import Unit
from parindex.foundation.units.queries import NoSuchUnit, unit_on
from parindex.index.rounds.models import Round
from parindex.index.rounds.queries import current_round, latest_round, participants, rounds_of_year
from parindex.web.desk.door import NotHere


def home(actor: Actor) -> Unit:
    """Return the unit a person acts for.

    Raises:
        NotAllowed: if they have no role anywhere yet.

    """
    unit = home_of(actor)
    if unit is None:
        raise NotAllowed(_("Tài khoản của bạn chưa được cấp vai trò nào còn hiệu lực."))
    return unit


def round_seen(actor: Actor, year: int | None, today: datetime.date) -> Round:
    """Return the round of a year (None: the latest) that the person's unit takes part in or holds.

    Raises:
        NotHere: if there is none.

    """
    round_ = round_or_none(actor, year, today)
    if round_ is None:
        asked = _("năm %(year)s") % {"year": year} if year else _("nào")
        raise NotHere(_("Đơn vị của bạn chưa tham gia đợt đánh giá %(asked)s.") % {"asked": asked})
    return round_


def round_or_none(actor: Actor, year: int | None, today: datetime.date) -> Round | None:
    """Return that round, or None if there is none yet."""
    unit = home(actor)
    found = current_round(unit, year) if year else latest_round(unit, today.year)
    if found is not None:
        return found
    held_below = (round_ for round_ in rounds_of_year(year or today.year) if round_.authority_id in actor.unit_ids)
    return next(held_below, None)


def unit_seen(actor: Actor, round_: Round, code: str) -> Unit:
    """Return the round's unit of this code, if the person may see its records.

    Raises:
        NotHere: if no unit of the round bears the code.
        NotAllowed: if it is not theirs to see.

    """
    for participant in participants(round_):
        if participant.unit.code == code:
            check_can_see(actor, participant.unit)
            return participant.unit
    raise NotHere(_("Đợt đánh giá này không có đơn vị nào mang mã %(code)s.") % {"code": code})


def unit_asked(actor: Actor, code: str, today: datetime.date) -> Unit:
    """Return the unit that a code names, if the person may see its records; without a code, their own.

    Raises:
        NotHere: if no unit bears the code.
        NotAllowed: if it is not theirs to see, or they have no role.

    """
    if not code:
        return home(actor)
    try:
        unit = unit_on(code, today)
    except NoSuchUnit as fault:
        raise NotHere(_("Không có đơn vị nào mang mã %(code)s.") % {"code": code}) from fault
    check_can_see(actor, unit)
    return unit
