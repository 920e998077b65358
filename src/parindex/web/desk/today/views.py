"""The first page after signing in."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from parindex.foundation.calendar.queries import calendar_of
from parindex.foundation.imports.kinds import kind_named
from parindex.foundation.imports.queries import visible_to
from parindex.foundation.people.actor import Actor
from parindex.foundation.people.models import Role
from parindex.foundation.units.models import Unit
from parindex.index.observations.permissions import RECORDERS
from parindex.index.results.aims import to_class_written
from parindex.index.results.distances import next_rank, to_rank
from parindex.index.results.pages import Ranking, Score
from parindex.index.results.queries import facts_used, latest_run, ranking, sheet, trend
from parindex.index.rounds.models import Round
from parindex.registers.tasks.queries import tasks_of
from parindex.steering.plans.queries import Aims, aims_of_year
from parindex.web.components.charts import LineChart
from parindex.web.components.duties import DutyReader, DutyRow
from parindex.web.desk.data_in.pages.listing import BatchLine, batch_line
from parindex.web.desk.door import desk_page
from parindex.web.desk.live.watching import points_may_change
from parindex.web.desk.rounds import home, round_or_none
from parindex.web.desk.sheet.pages import trend_chart
from parindex.web.desk.today.pages import (
    Aim,
    TodayPage,
    criteria_of,
    duties_of,
    group_summary,
    late_by_owner,
    standing_of,
)
from parindex.web.today import DeskRequest

MOST_BATCHES = 5
BRINGING_IN = (Role.ONE_STOP, Role.COORDINATOR)
STEERING = (Role.CHAIR, Role.COORDINATOR)


@desk_page
def today(request: DeskRequest) -> HttpResponse:
    """Show what concerns the person today."""
    return render(request, "desk/today/page.html", {"page": _page(request)})


def _page(request: DeskRequest) -> TodayPage:
    actor, unit = request.actor, home(request.actor)
    round_ = round_or_none(actor, None, request.today)
    table = ranking(round_, request.today) if round_ else None
    run = latest_run(round_, request.today) if round_ else None
    if run and round_ and run.as_of < request.today <= round_.period_to:
        points_may_change(
            request, unit
        )  # a day has begun: deadlines passed, terms ran on, whoever did something or not
    takes_part = table is not None and any(row.unit_id == unit.pk for group in table.groups for row in group.units)
    own = sheet(run, unit) if run and takes_part else None
    facts = facts_used(run, unit) if run and own else {}
    positions = actor.positions_in(unit)
    mine = positions if _looks_after_own(actor, unit) else frozenset[str]()
    rows = _duties(request, unit, positions)
    return TodayPage(
        name=actor.name,
        unit=unit.name,
        year=round_.year if round_ else None,
        code=unit.code,
        standing=standing_of(own, tuple(_aims(round_, table, unit, own.score))) if own and round_ else None,
        trend=_trend(round_, unit, request) if own else None,
        criteria=criteria_of(own, facts, mine) if own else None,
        duties=duties_of(rows, only_mine=bool(mine)) if rows else None,
        may_record=actor.may_act_on(unit, *RECORDERS),
        late_by_owner=late_by_owner(rows) if actor.may_act_on(unit, *STEERING) else (),
        imports=_imports(actor) if actor.has_role(*BRINGING_IN) else None,
        group=group_summary(table) if table and not takes_part else None,
        is_not_computed=round_ is not None and table is None,
    )


def _looks_after_own(actor: Actor, unit: Unit) -> bool:
    """Tell whether the page is about the person's own criteria, not the whole unit's."""
    return bool(actor.positions_in(unit)) and not actor.may_act_on(unit, Role.CHAIR)


def _aims(round_: Round, table: Ranking | None, unit: Unit, score: Score) -> Iterator[Aim]:
    """Yield how far the unit is from the rank and the class its plan aims at; without one, from the rank above."""
    aims = aims_of_year(round_.year).get(unit.pk, Aims())
    for group in table.groups if table else ():
        for row in (each for each in group.units if each.unit_id == unit.pk):
            distance = to_rank(group, row, aims.rank) if aims.rank else next_rank(group, row)
            words = _("Mục tiêu: hạng %(rank)s") if aims.rank else _("Lên hạng %(rank)s")
            if distance:
                yield Aim(words % {"rank": distance.aim}, distance)
    if wanted := to_class_written(round_, score, aims.rank_class):
        yield Aim(_("Mục tiêu: %(rank_class)s") % {"rank_class": wanted.aim}, wanted)


def _trend(round_: Round | None, unit: Unit, request: DeskRequest) -> LineChart | None:
    return trend_chart(trend(round_, unit.pk, request.today), unit.name) if round_ else None


def _duties(request: DeskRequest, unit: Unit, positions: frozenset[str]) -> tuple[DutyRow, ...]:
    tasks = tasks_of(unit)
    return DutyReader(calendar_of(unit), request.today, positions).rows(tasks) if tasks else ()


def _imports(actor: Actor) -> tuple[BatchLine, ...]:
    batches = visible_to(actor).defer("columns")[:MOST_BATCHES]
    return tuple(batch_line(batch, kind_named(batch.kind).label) for batch in batches)
