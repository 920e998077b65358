"""Worked examples: given these facts, expect these points; and which leaf or edge still lacks one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from parindex.engine.card import Card
from parindex.engine.group import best_of_group
from parindex.engine.leaf import Leaf
from parindex.engine.reader import Reader
from parindex.engine.values import NONE_AROSE, FactValue, exact
from parindex.engine.words import points

STATES = ("scored", "missing", "none_arose", "excluded", "error")


@dataclass(frozen=True)
class Example:
    """One example of a leaf. `points` in millionths; `group`: the facts of the other units, where a rule compares."""

    name: str
    leaf: str
    facts: Mapping[str, FactValue]
    points: int
    state: str
    group: tuple[Mapping[str, FactValue], ...]
    path: str


@dataclass(frozen=True)
class ExampleFault:
    """An example that the card does not bear out."""

    example: Example
    what: str


def read_examples(reader: Reader, card: Card) -> tuple[Example, ...]:
    """Read a list of `{name, leaf, facts, points, state, group?}`, noting every fault."""
    return tuple(_example(one, card) for one in reader.items(may_be_empty=True))


def _example(reader: Reader, card: Card) -> Example:
    reader.keys(("name", "leaf", "facts", "points", "state"), ("group",))
    key = reader["leaf"].text()
    leaf = _leaf(card, key)
    if leaf is None and key:
        reader["leaf"].fault(f"Bộ tiêu chí không có tiêu chí thành phần “{key}”.", "", "Sửa leaf của ví dụ.")
    used = leaf.rule.facts() if leaf else ()
    group = tuple(_facts(one, used) for one in reader["group"].items()) if "group" in reader else ()
    earned, state = reader["points"].points(), reader["state"].choice(*STATES)
    return Example(reader["name"].text(), key, _facts(reader["facts"], used), earned, state, group, reader.path)


def _leaf(card: Card, key: str) -> Leaf | None:
    try:
        return card.leaf(key)
    except LookupError:
        return None


def _facts(reader: Reader, used: Sequence[str]) -> dict[str, FactValue]:
    found: dict[str, FactValue] = {}
    if reader.is_absent or reader.value == {}:
        return found
    for name, one in reader.members():
        if name not in used:
            one.fault(f"Tiêu chí này không dùng số liệu “{name}”.", f"Chỉ dùng: {', '.join(used)}.")
        elif one.value != "missing":
            found[name] = _value(one, reader.book.fact_types.get(name, ""))
    return found


def _value(reader: Reader, kind: str) -> FactValue:
    if reader.value == "none_arose":
        return NONE_AROSE
    if kind == "date":
        return reader.day()
    if kind == "level":
        return reader.text()
    number = exact(reader.value)
    if number is not None and kind == "index":
        return Decimal(str(reader.value))
    if number is not None and number.denominator == 1:
        return number.numerator
    reader.fault("Giá trị không đúng loại của số liệu.", f"Đang là: {reader.value}; cần {kind}.")
    return 0


def check_examples(card: Card, examples: Sequence[Example]) -> list[ExampleFault]:
    """Return the examples whose points or state differ from what the card gives."""
    found = []
    for example in examples:
        earned, state = _outcome(card, example)
        if (earned, state) != (example.points, example.state):
            expected = f"{points(example.points)} điểm ({example.state})"
            found.append(
                ExampleFault(example, f"Ví dụ ghi {expected}, bộ tiêu chí cho {points(earned)} điểm ({state}).")
            )
    return found


def _outcome(card: Card, example: Example) -> tuple[int, str]:
    leaf = card.leaf(example.leaf)
    best: Mapping[str, Fraction] = best_of_group(card, (example.facts, *example.group))
    earned, state, _branch = leaf.compile(card.semantics, best)(example.facts.get)
    return earned, state


def missing_edges(card: Card, examples: Sequence[Example]) -> list[tuple[str, str]]:
    """Return (leaf id, edge) for each edge that no example stands on, and for each leaf without any example."""
    by_leaf: dict[str, list[Example]] = {}
    for example in examples:
        by_leaf.setdefault(card.leaf(example.leaf).id, []).append(example)
    found: list[tuple[str, str]] = []
    for leaf in (*card.leaves, *card.adjustments.leaves):
        own = by_leaf.get(leaf.id, [])
        if not own:
            found.append((leaf.id, "chưa có ví dụ nào"))
            continue
        edges = leaf.rule.edges(leaf.frame(card.semantics, {}))
        found += [(leaf.id, edge.label) for edge in edges if not any(edge.is_shown_by(one.facts) for one in own)]
    return found
