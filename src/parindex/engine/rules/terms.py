"""Terms: a fact, or a sum, difference or mean of terms, where a rule takes a number."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from parindex.engine.reader import Reader
from parindex.engine.rules.rule import Labels, label_of
from parindex.engine.values import NONE_AROSE, Evaluate, Facts, Get, Outcome
from parindex.engine.words import number

NUMBERS = ("count", "money", "index", "flag")


@dataclass(frozen=True)
class Term:
    """A fact by its name, or an expression (`inner` and `combine`) under a name of its own."""

    name: str
    inner: tuple["Term", ...] = ()
    sign: str = ""
    weights: tuple[Fraction, ...] = ()

    @property
    def is_fact(self) -> bool:
        """Whether it is a fact as it stands."""
        return not self.inner

    def facts(self) -> tuple[str, ...]:
        """Return the facts it uses."""
        return (self.name,) if self.is_fact else tuple(name for term in self.inner for name in term.facts())

    def value(self, get: Get) -> Any:  # noqa: ANN401 - a number, None or NONE_AROSE
        """Return its value: missing if a part is missing, none arose if all parts are; one none arose is 0.

        In a mean, a part that none arose is left out.
        """
        if self.is_fact:
            return get(self.name)
        values = [term.value(get) for term in self.inner]
        if any(value is None for value in values):
            return None
        if all(value is NONE_AROSE for value in values):
            return NONE_AROSE
        if self.sign == "mean":
            return self._mean(values)
        numbers = [Fraction(0) if value is NONE_AROSE else Fraction(value) for value in values]
        return sum(numbers) if self.sign == "sum" else numbers[0] - sum(numbers[1:])

    def _mean(self, values: list[Any]) -> Any:  # noqa: ANN401 - a number or NONE_AROSE
        pairs = zip(values, self.weights, strict=True)
        weighted = [(Fraction(value) * weight, weight) for value, weight in pairs if value is not NONE_AROSE]
        weight = sum((one for _value, one in weighted), Fraction(0))
        return sum((value for value, _weight in weighted), Fraction(0)) / weight if weight else NONE_AROSE

    def text(self, labels: Labels) -> str:
        """Return it in words."""
        if self.is_fact:
            return label_of(self.name, labels)
        parts = [term.text(labels) for term in self.inner]
        if self.sign == "mean":
            if len(set(self.weights)) == 1:
                return f"trung bình của ({'; '.join(parts)})"
            weighed = (f"{part} × {number(weight)}" for part, weight in zip(parts, self.weights, strict=True))
            return f"trung bình có trọng số của ({'; '.join(weighed)})"
        return f"({(' + ' if self.sign == 'sum' else ' − ').join(parts)})"


def read_term(reader: Reader, *types: str) -> Term:
    """Read a fact's name, `{sum: […]}`, `{minus: [from, what, …]}` or `{mean: […] or {fact: weight}}`."""
    if not isinstance(reader.value, Mapping):
        return Term(reader.fact(*(types or NUMBERS)))
    found = [key for key in ("sum", "minus", "mean") if key in reader.value]
    if len(found) != 1 or len(reader.value) != 1:
        reader.fault("Một số hạng là tên số liệu, hoặc một trong sum, minus, mean.", f"Đang là: {reader.value}.")
        return Term("")
    sign = found[0]
    if sign == "mean" and isinstance(reader.value[sign], Mapping):
        weighed = [(Term(name), one.ratio()) for name, one in sorted(reader[sign].members())]
        for term, weight in weighed:
            Reader(term.name, f"{reader.path}.{sign}", reader.book).fact(*(types or NUMBERS))
            if weight <= 0:
                reader[sign][term.name].fault("Trọng số phải lớn hơn 0.", "", "Bỏ số liệu này nếu không tính.")
        return Term(reader.path, tuple(term for term, _ in weighed), sign, tuple(weight for _, weight in weighed))
    inner = tuple(read_term(one, *types) for one in reader[sign].items())
    return Term(reader.path, inner, sign, tuple(Fraction(1) for _ in inner))


def with_terms(evaluate: Evaluate, *terms: Term) -> Evaluate:
    """Return the evaluation with expressions worked out; as it stands where all terms are facts."""
    expressions = {term.name: term.value for term in terms if not term.is_fact}
    if not expressions:
        return evaluate

    def worked_out(get: Get) -> Outcome:
        def value(name: str) -> Any:  # noqa: ANN401 - whatever a fact may be
            return expressions[name](get) if name in expressions else get(name)

        return evaluate(value)

    return worked_out


def with_values(facts: Facts, *terms: Term) -> dict[str, Any]:
    """Return the facts, and the expressions' values under their names, for sentences and edges."""
    return {**facts, **{term.name: term.value(facts.get) for term in terms if not term.is_fact}}
