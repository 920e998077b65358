"""Conditions: a term compared with a term, a number, or a level; in tables and in gates on the class."""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from parindex.engine.reader import Reader
from parindex.engine.rules.rule import Labels
from parindex.engine.rules.terms import NUMBERS, Term, read_term
from parindex.engine.values import Get, plain
from parindex.engine.words import number

COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
SIGNS = {"==": "=", "!=": "≠", "<": "<", "<=": "≤", ">": ">", ">=": "≥"}
SAME_OR_NOT = ("==", "!=")
TRIPLE = 3


@dataclass(frozen=True)
class Condition:
    """A term against a term, or against a number (or the id of a level)."""

    left: Term
    sign: str
    right: Term | Fraction | str

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms compared."""
        return (self.left, self.right) if isinstance(self.right, Term) else (self.left,)

    def checker(self) -> Callable[[Get], bool]:
        """Return the function that tells whether it holds of the values read."""
        compare, left = COMPARE[self.sign], self.left.name
        if isinstance(self.right, Term):
            right = self.right.name
            return lambda read: compare(read(left), read(right))
        fixed = plain(self.right) if isinstance(self.right, Fraction) else self.right
        return lambda read: compare(read(left), fixed)

    def text(self, labels: Labels) -> str:
        """Return it in words."""
        if isinstance(self.right, Term):
            right = self.right.text(labels)
        else:
            right = number(self.right) if isinstance(self.right, Fraction) else self.right
        return f"{self.left.text(labels)} {SIGNS[self.sign]} {right}"


def read_condition(reader: Reader) -> Condition:
    """Read `[left, sign, right]`."""
    if not isinstance(reader.value, list) or len(reader.value) != TRIPLE:
        reader.fault("Điều kiện gồm ba phần: [số liệu, dấu, số liệu hoặc số].", f"Đang là: {reader.value}.")
        return Condition(Term(""), "==", Fraction(0))
    left, sign, right = reader.items()
    chosen = sign.choice(*COMPARE)
    term = read_term(left, *NUMBERS, "level")
    types = reader.book.fact_types
    is_fact = isinstance(right.value, str) and right.value in types
    if any(types.get(name) == "level" for name in term.facts()):
        if not term.is_fact or chosen not in SAME_OR_NOT:
            reader.fault("Một mức chỉ có thể giống hoặc khác một mức.", "", "Dùng == hoặc !=.")
        return Condition(term, chosen, right.text())
    if isinstance(right.value, dict) or is_fact:
        return Condition(term, chosen, read_term(right, *NUMBERS))
    return Condition(term, chosen, right.ratio())
