"""What can be asked of plans: the plan with its tasks, what it aims at, what it covers of the card."""

import dataclasses
import datetime

from django.db.models import Prefetch, QuerySet

from parindex.foundation.people.actor import Actor
from parindex.foundation.units.models import Unit
from parindex.index.scorecards.models import Edition, Leaf
from parindex.registers.tasks.models import Task
from parindex.steering.plans.models import ItemLeaf, Plan, PlanItem, PlanTarget
from parindex.steering.plans.reading.meaning import WORK


@dataclasses.dataclass(frozen=True, slots=True)
class LeafLink:
    """A leaf that an item serves, confirmed by a person or only proposed."""

    leaf_id: str
    is_confirmed: bool


@dataclasses.dataclass(frozen=True, slots=True)
class ItemLine:
    """One item as a page shows it, with its task's state on a day."""

    item: PlanItem
    links: tuple[LeafLink, ...]
    is_finished: bool
    is_late: bool


@dataclasses.dataclass(frozen=True, slots=True)
class PlanPage:
    """A plan whole: aims, items in order, what was not placed."""

    plan: Plan
    targets: tuple[PlanTarget, ...]
    items: tuple[ItemLine, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Coverage:
    """Leaves that no duty serves, duties that serve no leaf, and how many leaves the card has."""

    leaves: int
    without_task: tuple[Leaf, ...]
    without_leaf: tuple[PlanItem, ...]
    items_by_leaf: dict[str, tuple[PlanItem, ...]]


@dataclasses.dataclass(frozen=True, slots=True)
class Aims:
    """What a unit's confirmed plans of a year aim at, as far as they say."""

    rank: int | None = None
    rank_class: str = ""


def visible_to(actor: Actor) -> QuerySet[Plan]:
    """Return the plans of the units that the actor has any role on."""
    plans = Plan.objects.select_related("unit")
    return plans if actor.is_command else plans.filter(unit_id__in=actor.unit_ids)


def aims_of_year(year: int) -> dict[int, Aims]:
    """Return the rank and the class that units' confirmed plans of a year aim at, by unit's id. One query."""
    targets = PlanTarget.objects.filter(plan__year=year, plan__is_confirmed=True, kind__in=("rank", "class"))
    said: dict[int, dict[str, str]] = {}
    for unit_id, kind, value in targets.order_by("plan_id", "line", "id").values_list("plan__unit_id", "kind", "value"):
        said.setdefault(unit_id, {}).setdefault(kind, value)
    return {unit_id: Aims(_number(kinds.get("rank", "")), kinds.get("class", "")) for unit_id, kinds in said.items()}


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None


def plan_page(plan: Plan, today: datetime.date) -> PlanPage:
    """Return a plan as a page shows it on a day."""
    return PlanPage(plan, tuple(plan.targets.order_by("line", "id")), tuple(_lines(plan, today)))


def coverage(plan: Plan, edition: Edition) -> Coverage:
    """Return what the plan leaves out of the card, and what in it serves nothing there.

    Leaves judged by survey are the people's to answer: a duty may serve them, none must.
    """
    leaves = list(Leaf.objects.filter(edition=edition))
    known = {leaf.leaf_id for leaf in leaves}
    items = list(_items(plan).filter(kind__in=WORK))
    served: dict[str, list[PlanItem]] = {}
    for item in items:
        for link in item.leaf_links.all():
            served.setdefault(link.leaf_id, []).append(item)
    return Coverage(
        leaves=len(leaves),
        without_task=tuple(leaf for leaf in leaves if leaf.leaf_id not in served and leaf.owner != "survey"),
        without_leaf=tuple(item for item in items if not any(link.leaf_id in known for link in item.leaf_links.all())),
        items_by_leaf={leaf_id: tuple(found) for leaf_id, found in served.items()},
    )


def tasks_for_leaf(unit: Unit, year: int, leaf_id: str) -> list[Task]:
    """Return the tasks that a unit's confirmed plans of a year give and that serve a leaf. One query."""
    items = PlanItem.objects.filter(plan__unit=unit, plan__year=year, plan__is_confirmed=True)
    served = items.filter(leaf_links__leaf_id=leaf_id).select_related("task__source_document").order_by("line", "id")
    return [item.task for item in served if item.task is not None]


def _items(plan: Plan) -> QuerySet[PlanItem]:
    """Return a plan's items with their tasks and leaves, three queries for any number."""
    links = Prefetch("leaf_links", queryset=ItemLeaf.objects.order_by("leaf_id"))
    return plan.items.select_related("task").prefetch_related(links).order_by("line", "id")


def _lines(plan: Plan, today: datetime.date) -> list[ItemLine]:
    """Return a plan's items with their state on a day."""
    return [_line(item, today) for item in _items(plan)]


def _line(item: PlanItem, today: datetime.date) -> ItemLine:
    """Return one item with its state on a day."""
    task = item.task
    finished_on = task.finished_on if task else None
    is_finished = finished_on is not None and finished_on <= today
    due_on = task.due_on if task else item.due_on
    is_off = bool(task and task.cancelled_on and task.cancelled_on <= today)
    is_late = bool(due_on and not is_off and (finished_on if is_finished and finished_on else today) > due_on)
    links = tuple(LeafLink(link.leaf_id, link.is_confirmed) for link in item.leaf_links.all())
    return ItemLine(item, links, is_finished, is_late)
