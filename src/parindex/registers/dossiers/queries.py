"""What can be asked of the register: a unit's dossiers and its statistics."""

import datetime
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db.models import Count, QuerySet

from parindex.foundation.people.actor import Actor
from parindex.foundation.text.search import search_key
from parindex.foundation.units.models import Unit
from parindex.registers.dossiers.models import Dossier
from parindex.registers.dossiers.permissions import check_can_list
from parindex.registers.dossiers.reading.figures import Days, Figures, Window, count_figures, day_number
from parindex.registers.dossiers.reading.layouts import load_layouts


def dossiers_of(*, actor: Actor, unit: Unit, state: int | None = None, code: str = "") -> QuerySet[Dossier]:
    """Return a unit's dossiers, the latest first; owners are masked since they were read.

    Raises:
        NotAllowed: if the actor does not work with the unit's dossiers.

    """
    check_can_list(actor, unit)
    rows = Dossier.objects.filter(unit=unit).order_by("-received_on", "-pk")
    if state is not None:
        rows = rows.filter(state=state)
    return rows.filter(code__contains=code.strip()) if search_key(code) else rows


def figures_of(unit: Unit, first: datetime.date, last: datetime.date, as_of: datetime.date) -> Figures:
    """Return a unit's statistics of a period, as on a day: the same counting as for a file."""
    window = Window(day_number(first), day_number(last), day_number(as_of))
    return count_figures(_days(unit), window)


def fields_to_map() -> list[tuple[str, str]]:
    """Return the fields a column can be given (id, Vietnamese name), for a person correcting a mapping."""
    layouts = load_layouts(Path(settings.RULEBOOK) / "layouts")
    return [(id_, layouts.fields[id_].label) for id_ in layouts.kept]


def layout_names() -> dict[str, str]:
    """Return what each known layout of a list is called."""
    return {layout.id: layout.name for layout in load_layouts(Path(settings.RULEBOOK) / "layouts").layouts}


def _days(unit: Unit) -> Iterator[tuple[Days, int]]:
    groups = Dossier.objects.filter(unit=unit).order_by().values_list("state", "received_on", "due_on", "finished_on")
    for state, received, due, finished, count in groups.annotate(rows=Count("pk")).iterator():
        yield (state, day_number(received), _number(due), _number(finished)), count


def _number(day: datetime.date | None) -> int:
    return day_number(day) if day else 0
