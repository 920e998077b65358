"""What `bands` and `relative` measure: a term as it stands, or the ratio of two."""

from fractions import Fraction

from parindex.engine.reader import Reader
from parindex.engine.rules.ratio import Ratio
from parindex.engine.rules.rule import count, known
from parindex.engine.rules.terms import NUMBERS, Term, read_term, with_values
from parindex.engine.values import Facts

Measured = Term | Ratio


def read_measured(reader: Reader) -> Measured:
    """Read a term, or `{a, b}`."""
    if isinstance(reader.value, dict) and {"a", "b"} & reader.value.keys():
        reader.keys(("a", "b"))
        return Ratio.read(reader)
    return read_term(reader, *NUMBERS)


def terms_of(value: Measured) -> tuple[Term, ...]:
    """Return the terms it is made of."""
    return value.terms if isinstance(value, Ratio) else (value,)


def amount_of(value: Measured, facts: Facts) -> Fraction | None:
    """Return what it comes to; None where it is not known, or cannot be."""
    terms = terms_of(value)
    full = with_values(facts, *terms)
    if not known(full, *(term.name for term in terms)):
        return None
    amounts = [Fraction(count(full[term.name])) for term in terms]
    if min(amounts) < 0:
        return None
    if len(amounts) == 1:
        return amounts[0]
    return amounts[0] / amounts[1] if amounts[1] else None
