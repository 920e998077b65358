"""What a plan leaves out of the card, and what in it serves no leaf."""

from dataclasses import dataclass

from parindex.steering.plans.models import Plan
from parindex.steering.plans.queries import Coverage
from parindex.web.components.positions import position_labels
from parindex.web.desk.plan.pages.rows import ItemRow, Known, item_alone


@dataclass(frozen=True)
class CoveredLeaf:
    """A leaf and how many duties serve it."""

    code: str
    label: str
    owner: str
    duties: tuple[str, ...] = ()


@dataclass(frozen=True)
class CoveragePage:
    """What the plan leaves out of the card, and what in it serves no leaf."""

    plan_id: int
    plan_title: str
    edition: str
    leaves: int
    covered: int
    without_task: tuple[CoveredLeaf, ...]
    without_leaf: tuple[ItemRow, ...]

    @property
    def surveyed(self) -> int:
        """How many leaves without a duty are the people's to answer."""
        return self.leaves - self.covered - len(self.without_task)


def coverage_page(plan: Plan, found: Coverage, edition: str, known: Known) -> CoveragePage:
    """Return what the plan covers of the card."""
    labels = position_labels()
    served = sum(leaf_id in found.items_by_leaf for leaf_id in known.leaves)
    return CoveragePage(
        plan.pk,
        plan.title,
        edition,
        found.leaves,
        served,
        tuple(CoveredLeaf(leaf.code, leaf.label, labels.get(leaf.owner, leaf.owner)) for leaf in found.without_task),
        tuple(item_alone(item, known) for item in found.without_leaf),
    )
