"""A leaf (tiêu chí thành phần): the smallest scored line of a card."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import cast

from parindex.engine.reader import Reader
from parindex.engine.rounding import rounded
from parindex.engine.rules.kinds import read_rule
from parindex.engine.rules.rule import Frame, Labels, Policy, Rule
from parindex.engine.semantics import Semantics
from parindex.engine.values import Evaluate, Get, Outcome
from parindex.engine.words import points

REQUIRED = ("id", "code", "label", "points", "owner", "evidence", "reference", "rule", "none_arose")
OPTIONAL = ("requirement", "note", "minimum")
POLICIES = ("full", "zero", "exclude", "impossible")


@dataclass(frozen=True)
class Leaf:
    """One leaf. `max` and `minimum` in millionths of a point; `area`: the area's code; `criterion`: its id."""

    id: str
    code: str
    label: str
    area: str
    criterion: str
    max: int
    minimum: int
    owner: str
    evidence: str
    reference: str
    none_arose: Policy
    rule: Rule
    path: str

    def frame(self, semantics: Semantics, best: Mapping[str, Fraction]) -> Frame:
        """Return the frame its rule stands in."""
        return Frame(self.max, self.none_arose, semantics, self.minimum, self.path, best)

    def compile(self, semantics: Semantics, best: Mapping[str, Fraction]) -> Evaluate:
        """Return the function from facts to how the leaf comes out, rounded as the card says."""
        evaluate, rounding = self.rule.compile(self.frame(semantics, best)), semantics.rounding.at_leaf
        if rounding.step == 1:
            return evaluate

        def stepped(get: Get) -> Outcome:
            earned, state, branch = evaluate(get)
            return min(rounded(earned, rounding), self.max), state, branch

        return stepped

    def rule_text(self, semantics: Semantics, labels: Labels) -> str:
        """Return its rule in words, as the printed table has it."""
        return self.rule.text(self.frame(semantics, {}), labels)


def read_leaf(reader: Reader, area: str, criterion: str, semantics: Semantics) -> Leaf:
    """Read one leaf, noting every fault of it."""
    reader.keys(REQUIRED, OPTIONAL)
    maximum = reader["points"].points(None, 0)
    minimum = reader["minimum"].points(maximum) if "minimum" in reader else 0
    policy = cast("Policy", reader["none_arose"].choice(*POLICIES))
    frame = Frame(maximum, policy, semantics, minimum, reader.path)
    rule = _rule(reader["rule"], frame, is_max_known=not reader["points"].is_unknown)
    if "requirement" in reader:
        for one in reader["requirement"].items(may_be_empty=True):
            one.text()
    if "note" in reader:
        reader["note"].text(may_be_empty=True)
    return Leaf(
        reader["id"].text(),
        reader["code"].text(),
        reader["label"].text(),
        area,
        criterion,
        maximum,
        minimum,
        reader["owner"].text(),
        reader["evidence"].text(may_be_empty=True),
        reader["reference"].text(may_be_empty=True),
        policy,
        rule,
        reader.path,
    )


def _rule(reader: Reader, frame: Frame, *, is_max_known: bool) -> Rule:
    """Read the rule and hold that it can give the maximum; only what is wrong with the rule itself is noted."""
    faults = reader.book.faults
    before = len(faults)
    rule = read_rule(reader, frame)
    if not is_max_known:
        faults[before:] = [fault for fault in faults[before:] if not fault.is_of_max]
    elif len(faults) == before and not reader.is_absent:
        _check_highest(reader, rule.highest(frame), frame.max)
    return rule


def _check_highest(reader: Reader, highest: int | None, maximum: int) -> None:
    if highest is not None and highest != maximum:
        why = f"Cao nhất {points(highest)}, tối đa {points(maximum)}."
        remedy = "Sửa điểm của quy tắc hoặc của tiêu chí."
        reader.fault("Quy tắc không cho được đúng điểm tối đa.", why, remedy)
