"""The plans a person may see, each in one line."""

from dataclasses import dataclass

from parindex.steering.plans.models import Plan
from parindex.web.components.options import Option
from parindex.web.desk.plan.words import show_issued


@dataclass(frozen=True)
class PlanLine:
    """A plan in the list."""

    id: int
    title: str
    unit: str
    year: int | None
    number: str
    issued: str
    is_confirmed: bool


@dataclass(frozen=True)
class PlansPage:
    """The plans a person may see, and where they may bring one in."""

    plans: tuple[PlanLine, ...]
    units: tuple[Option, ...]
    fault: str = ""
    remedy: str = ""


def plan_line(plan: Plan) -> PlanLine:
    """Return a plan as the list shows it."""
    return PlanLine(
        plan.pk,
        plan.title,
        plan.unit.name,
        plan.year,
        plan.number,
        show_issued(plan.issued_on, plan.issued_precision),
        plan.is_confirmed,
    )
