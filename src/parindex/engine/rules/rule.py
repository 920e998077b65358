"""What every primitive offers: facts it uses, evaluation, words, and the edges its examples must show."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Literal, Protocol

from parindex.engine.semantics import Rounding, Semantics
from parindex.engine.values import NONE_AROSE, Evaluate, Facts, Outcome

Policy = Literal["full", "zero", "exclude", "impossible"]
Labels = Mapping[str, str]


@dataclass(frozen=True)
class Frame:
    """Where a rule stands: the points it decides between, what none arose means, the card's semantics.

    `best` holds the best value of the group for rules relative to it, by `path`; `is_inner`: inside another rule.
    """

    max: int
    none_arose: Policy
    semantics: Semantics
    minimum: int = 0
    path: str = ""
    best: Mapping[str, Fraction] = field(default_factory=dict)
    is_inner: bool = False

    @property
    def rounding(self) -> Rounding | None:
        """How this rule's division is rounded; None inside another rule: that one rounds, once, at its end."""
        return None if self.is_inner else self.semantics.rounding.at_leaf

    @property
    def is_plain(self) -> bool:
        """Whether division is rounded half up to millionths, for which there is a short way."""
        return self.rounding is not None and self.rounding.is_plain

    @property
    def missing(self) -> Outcome:
        """A fact that nobody has given."""
        return 0, "missing", "missing"

    @property
    def when_none_arose(self) -> Outcome:
        """There was no occasion: what the leaf's `none_arose` makes of it."""
        outcomes: dict[Policy, Outcome] = {
            "full": (self.max, "none_arose", "none_arose"),
            "zero": (0, "none_arose", "none_arose"),
            "exclude": (0, "excluded", "none_arose"),
            "impossible": (0, "error", "none_arose"),
        }
        return outcomes[self.none_arose]

    def within(self, place: str, maximum: int) -> "Frame":
        """Return the frame of a rule inside this one."""
        return replace(self, max=maximum, path=f"{self.path}/{place}", is_inner=True)


def scored(points: int, branch: str) -> Outcome:
    """Return an ordinary outcome."""
    return points, "scored", branch


def error(branch: str) -> Outcome:
    """Return the outcome of facts that cannot be."""
    return 0, "error", branch


@dataclass(frozen=True)
class Edge:
    """A place where a rule changes its answer; `is_shown_by` tells whether an example's facts stand on it."""

    label: str
    is_shown_by: Callable[[Facts], bool]


class Rule(Protocol):
    """One primitive, read and checked."""

    @property
    def kind(self) -> str:
        """Its name in the card."""

    def facts(self) -> tuple[str, ...]:
        """Return the names of the facts it uses, in the card's order."""

    def compile(self, frame: Frame) -> Evaluate:
        """Return the function from facts to an outcome."""

    def text(self, frame: Frame, labels: Labels) -> str:
        """Return the rule in words, as the printed table has it."""

    def because(self, branch: str, facts: Facts, frame: Frame, labels: Labels) -> tuple[str, ...]:
        """Return why an outcome of this branch came about."""

    def edges(self, frame: Frame) -> tuple[Edge, ...]:
        """Return where its answer changes."""

    def highest(self, frame: Frame) -> int | None:
        """Return the most points it can give; None if that cannot be told from the rule alone."""


def label_of(name: str, labels: Labels) -> str:
    """Return what people call a fact."""
    return labels.get(name, name)


def count(value: object) -> int | Fraction:
    """Return a fact as a number for a sentence or an edge: none arose is 0."""
    if value is None or value is NONE_AROSE:
        return 0
    return value if isinstance(value, int) else Fraction(value)  # type: ignore[call-overload] # numbers here


def known(facts: Facts, *names: str) -> bool:
    """Tell whether all these facts hold a value."""
    return all(facts.get(name) is not None and facts.get(name) is not NONE_AROSE for name in names)
