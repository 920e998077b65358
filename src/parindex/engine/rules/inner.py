"""Rules inside a rule: read, compiled and explained in a frame of their own."""

from dataclasses import dataclass
from importlib import import_module

from parindex.engine.reader import Reader
from parindex.engine.rules.rule import Edge, Frame, Labels, Rule
from parindex.engine.values import Evaluate, Facts
from parindex.engine.words import say


@dataclass(frozen=True)
class Inner:
    """A rule inside another, with the points it decides between. `path` is where it stands in the card."""

    rule: Rule
    max: int
    path: str

    def frame(self, frame: Frame) -> Frame:
        """Return its frame."""
        return frame.within(self.path, self.max)

    def evaluate(self, frame: Frame) -> Evaluate:
        """Return its function from facts to an outcome."""
        return self.rule.compile(self.frame(frame))

    def text(self, frame: Frame, labels: Labels) -> str:
        """Return it in words."""
        return self.rule.text(self.frame(frame), labels)

    def edges(self, frame: Frame) -> tuple[Edge, ...]:
        """Return its edges."""
        return self.rule.edges(self.frame(frame))


def read_inner(reader: Reader, frame: Frame) -> Rule:
    """Read a rule of any kind."""
    # The list of kinds holds the kinds that hold others: it is asked for when needed.
    found: Rule = import_module("parindex.engine.rules.kinds").read_rule(reader, frame)
    return found


def inner_because(inner: Inner, facts: Facts, frame: Frame, labels: Labels) -> tuple[str, ...]:
    """Return why an inner rule came out as it did."""
    place = inner.frame(frame)
    _points, _state, branch = inner.rule.compile(place)(facts.get)
    return inner.rule.because(branch, facts, place, labels)


def told_of(branch: str) -> tuple[str, ...]:
    """Return the end of an explanation where a part of the rule could not be."""
    if branch == "part":
        return (say("Có phần không thể như vậy: 0 điểm cho đến khi được sửa."),)
    return ()
