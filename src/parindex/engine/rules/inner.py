"""Rules inside a rule: read, compiled and explained in a frame of their own."""

from collections.abc import Callable
from dataclasses import dataclass

from parindex.engine.reader import Reader
from parindex.engine.rules.rule import Edge, Frame, Labels, Rule, label_of
from parindex.engine.values import Evaluate, Facts
from parindex.engine.words import say

ReadRule = Callable[[Reader, Frame], Rule]


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


def read_inner(reader: Reader, frame: Frame, maximum: int, read_rule: ReadRule) -> Inner:
    """Read a rule of any kind that stands inside another."""
    return Inner(read_rule(reader, frame.within(reader.path, maximum)), maximum, reader.path)


def inner_because(inner: Inner, facts: Facts, frame: Frame, labels: Labels, if_none_arose: str = "") -> tuple[str, ...]:
    """Return why an inner rule came out as it did; what none arose means there, the rule around it says."""
    place = inner.frame(frame)
    _points, _state, branch = inner.rule.compile(place)(facts.get)
    if branch == "none_arose" and if_none_arose:
        names = ", ".join(label_of(name, labels) for name in inner.rule.facts())
        return (say(if_none_arose, names=names),)
    return inner.rule.because(branch, facts, place, labels)


def told_of(branch: str) -> tuple[str, ...]:
    """Return the end of an explanation where a part of the rule could not be."""
    if branch == "part":
        return (say("Có phần không thể như vậy: 0 điểm cho đến khi được sửa."),)
    return ()
