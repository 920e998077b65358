"""One item of a plan being corrected."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from parindex.index.scorecards.models import Leaf
from parindex.steering.plans.models import Plan
from parindex.steering.plans.policies import AREAS
from parindex.steering.plans.queries import ItemLine
from parindex.web.components.days import typed_day
from parindex.web.components.options import Option
from parindex.web.components.positions import position_labels
from parindex.web.desk.plan.pages.rows import ItemRow, Known, item_row


@dataclass(frozen=True)
class LeafChoice:
    """A leaf that an item may serve."""

    id: str
    code: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class LeafArea:
    """The leaves of an area; open where the item belongs."""

    area: str
    choices: tuple[LeafChoice, ...]
    is_open: bool


@dataclass(frozen=True)
class ItemPage:
    """One item being corrected."""

    plan_id: int
    plan_title: str
    item: ItemRow
    source: tuple[str, ...]
    owners: tuple[Option, ...]
    support: tuple[Option, ...]
    areas: tuple[Option, ...]
    due_on: str
    product: str
    leaf_areas: tuple[LeafArea, ...]
    is_draft: bool
    fault: str = ""


@dataclass(frozen=True)
class TypedItem:
    """What a person typed of an item, kept when it could not be taken."""

    owners: Sequence[str]
    support: Sequence[str]
    area: str
    due_on: str
    product: str
    leaves: Sequence[str] = field(default_factory=tuple)


def item_page(plan: Plan, line: ItemLine, known: Known, typed: TypedItem | None = None) -> ItemPage:
    """Return the page where an item is corrected."""
    item = line.item
    said = typed or TypedItem(
        item.owners,
        item.support,
        str(item.area or ""),
        typed_day(item.due_on),
        item.product,
        tuple(link.leaf_id for link in line.links),
    )
    return ItemPage(
        plan_id=plan.pk,
        plan_title=plan.title,
        item=item_row(line, known),
        source=tuple(plan.lines[item.line - 1 : item.line_end]),
        owners=_positions(said.owners),
        support=_positions(said.support),
        areas=tuple(Option(str(area), str(area), said.area == str(area)) for area in AREAS),
        due_on=said.due_on,
        product=said.product,
        leaf_areas=_leaf_areas(known.leaves.values(), set(said.leaves), said.area),
        is_draft=not plan.is_confirmed,
        fault=known.fault,
    )


def _leaf_areas(leaves: Iterable[Leaf], chosen: set[str], area: str) -> tuple[LeafArea, ...]:
    made = []
    for name, group in groupby(leaves, lambda leaf: leaf.area):
        choices = tuple(LeafChoice(one.leaf_id, one.code, one.label, one.leaf_id in chosen) for one in group)
        made.append(LeafArea(name, choices, name == area or any(choice.is_chosen for choice in choices)))
    return tuple(made)


def _positions(chosen: Sequence[str]) -> tuple[Option, ...]:
    return tuple(Option(code, label, code in chosen) for code, label in position_labels().items() if code != "survey")
