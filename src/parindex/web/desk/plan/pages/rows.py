"""An item of a plan as every page shows it, and what pages need beside the plan."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parindex.index.scorecards.models import Leaf
from parindex.steering.plans.models import PlanItem
from parindex.steering.plans.queries import ItemLine, LeafLink
from parindex.steering.plans.reading.meaning import WORK
from parindex.web.components.positions import position_labels
from parindex.web.desk.plan.words import show_recurrence


@dataclass(frozen=True)
class LeafName:
    """A leaf as it is pointed at: by its printed code, with its label to read."""

    id: str
    code: str
    label: str
    is_confirmed: bool = True


@dataclass(frozen=True)
class ItemRow:
    """One item of a plan."""

    id: int
    section: str
    kind: str
    text: str
    line: int
    line_end: int
    area: int | None
    owners: tuple[str, ...]
    support: tuple[str, ...]
    due_on: datetime.date | None
    recurrence: str
    product: str
    leaves: tuple[LeafName, ...]
    is_duty: bool
    has_task: bool
    is_finished: bool
    is_late: bool
    may_edit: bool

    @property
    def lacks_owner(self) -> bool:
        """Whether it is a duty that nobody has."""
        return self.is_duty and not self.owners


@dataclass(frozen=True)
class Known:
    """What pages of plans need beside the plan: the leaves by id, whether the person may edit, what was refused."""

    leaves: Mapping[str, Leaf]
    may_edit: bool
    fault: str = ""


def item_row(line: ItemLine, known: Known) -> ItemRow:
    """Return an item as pages show it."""
    return _row(line.item, line.links, known, is_finished=line.is_finished, is_late=line.is_late)


def item_alone(item: PlanItem, known: Known) -> ItemRow:
    """Return an item that serves no leaf, whatever became of its task."""
    return _row(item, (), known)


def _row(
    item: PlanItem, links: Iterable[LeafLink], known: Known, *, is_finished: bool = False, is_late: bool = False
) -> ItemRow:
    labels = position_labels()
    return ItemRow(
        id=item.pk,
        section=item.section,
        kind=item.kind,
        text=item.text,
        line=item.line,
        line_end=item.line_end,
        area=item.area,
        owners=tuple(labels.get(code, code) for code in item.owners),
        support=tuple(labels.get(code, code) for code in item.support),
        due_on=item.task.due_on if item.task else item.due_on,
        recurrence=show_recurrence(item.recurrence),
        product=item.product,
        leaves=tuple(_leaf(link, known.leaves) for link in links),
        is_duty=item.kind in WORK,
        has_task=item.task_id is not None,
        is_finished=is_finished,
        is_late=is_late,
        may_edit=known.may_edit,
    )


def _leaf(link: LeafLink, leaves: Mapping[str, Leaf]) -> LeafName:
    leaf = leaves.get(link.leaf_id)
    return LeafName(link.leaf_id, leaf.code if leaf else link.leaf_id, leaf.label if leaf else "", link.is_confirmed)
