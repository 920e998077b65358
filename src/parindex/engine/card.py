"""A card (bộ tiêu chí): areas, criteria, leaves, and how they become an index; read with all its faults."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from parindex.engine.adjustments import NO_ADJUSTMENTS, Adjustments, read_adjustments
from parindex.engine.classes import Gate, RankClass, read_classes, read_gates
from parindex.engine.faults import CardFaults, Fault
from parindex.engine.leaf import Leaf, read_leaf
from parindex.engine.parameters import read_parameters
from parindex.engine.ranking import Ranking, read_ranking
from parindex.engine.reader import Book, Reader
from parindex.engine.rules.relative import Relative
from parindex.engine.rules.rule import Rule
from parindex.engine.semantics import Semantics, read_semantics
from parindex.engine.values import Evaluate
from parindex.engine.words import points

KEYS = ("id", "title", "level", "period", "references", "max", "semantics", "classes", "ranking", "areas")
OPTIONAL_KEYS = ("note", "parameters", "groups", "adjustments", "gates")


@dataclass(frozen=True)
class Criterion:
    """A criterion (tiêu chí) with its leaves; one that is scored itself is its own only leaf."""

    id: str
    code: str
    label: str
    max: int
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True)
class Area:
    """An area (lĩnh vực)."""

    id: str
    code: str
    label: str
    max: int
    criteria: tuple[Criterion, ...]

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """All its leaves."""
        return tuple(leaf for criterion in self.criteria for leaf in criterion.leaves)


@dataclass(frozen=True)
class Group:
    """Units that a round usually ranks together."""

    id: str
    label: str
    is_ranked: bool


@dataclass(frozen=True)
class Card:
    """A whole card of one edition; points in millionths."""

    id: str
    title: str
    level: str
    period: tuple[datetime.date, datetime.date]
    max: int
    semantics: Semantics
    classes: tuple[RankClass, ...]
    ranking: Ranking
    areas: tuple[Area, ...]
    groups: tuple[Group, ...] = ()
    adjustments: Adjustments = NO_ADJUSTMENTS
    gates: tuple[Gate, ...] = ()

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """All leaves of the areas, in the card's order."""
        return tuple(leaf for area in self.areas for leaf in area.leaves)

    @cached_property
    def area_ids(self) -> dict[str, str]:
        """The id of each area by its code."""
        return {area.code: area.id for area in self.areas}

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """Every fact the card asks for, each once, in the card's order."""
        names = [name for leaf in (*self.leaves, *self.adjustments.leaves) for name in leaf.rule.facts()]
        return tuple(dict.fromkeys([*names, *(name for gate in self.gates for name in gate.facts())]))

    @cached_property
    def relatives(self) -> tuple[Relative, ...]:
        """The rules that need the whole group gone through first."""
        return tuple(_relatives(leaf.rule for leaf in (*self.leaves, *self.adjustments.leaves)))

    @cached_property
    def _evaluations(self) -> tuple[Evaluate, ...]:
        return self._compiled({})

    def evaluations(self, best: Mapping[str, Fraction]) -> tuple[Evaluate, ...]:
        """Return one function a leaf, bonus and penalty last, given the best values of the group."""
        return self._compiled(best) if best else self._evaluations

    def _compiled(self, best: Mapping[str, Fraction]) -> tuple[Evaluate, ...]:
        leaves = (*self.leaves, *self.adjustments.leaves)
        return tuple(leaf.compile(self.semantics, best) for leaf in leaves)

    def leaf(self, key: str) -> Leaf:
        """Return a leaf by its id or its printed code.

        Raises:
            LookupError: if the card has none.

        """
        for leaf in (*self.leaves, *self.adjustments.leaves):
            if key in (leaf.id, leaf.code):
                return leaf
        raise LookupError(key)


def _relatives(rules: Iterable[Rule]) -> Iterable[Relative]:
    """Find relative rules, also inside others."""
    for rule in rules:
        if isinstance(rule, Relative):
            yield rule
        inner = [*getattr(rule, "rules", ()), *getattr(rule, "parts", ())]
        inner += [row.rule for row in getattr(rule, "rows", ()) if row.rule]
        yield from _relatives(each.rule for each in inner)


def read_card(data: Mapping[str, Any], fact_types: Mapping[str, str]) -> Card:
    """Read a card from plain data.

    Args:
        data: the keys of edition.yaml, with `areas`: the areas in their order.
        fact_types: the type of every declared fact, by name.

    Raises:
        CardFaults: with everything that is wrong with it.

    """
    card, faults = read_card_with_faults(data, fact_types)
    if faults or card is None:
        raise CardFaults(faults)
    return card


def read_card_with_faults(data: Mapping[str, Any], fact_types: Mapping[str, str]) -> tuple[Card | None, list[Fault]]:
    """Return a card as far as it can be read, and its faults: what is not faulty can still be looked at."""
    book = Book(fact_types=fact_types)
    return _card(Reader(data, "", book)), book.faults


def _card(reader: Reader) -> Card | None:
    if not reader.keys(KEYS, OPTIONAL_KEYS):
        return None
    reader["period"].keys(("from", "to"))
    period = reader["period"]["from"].day(), reader["period"]["to"].day()
    if period[0] > period[1]:
        reader["period"].fault("Kỳ đánh giá kết thúc trước khi bắt đầu.", "", "Sửa from hoặc to.")
    for one in reader["references"].items(may_be_empty=True):
        one.text()
    if "note" in reader:
        reader["note"].text(may_be_empty=True)
    semantics = read_semantics(reader["semantics"])
    if "parameters" in reader:
        day = period[0] if semantics.parameters == "period_start" else period[1]
        reader.book.parameters = read_parameters(reader["parameters"], day)
    areas = tuple(_area(one, semantics) for one in reader["areas"].items())
    _check_ids(reader)
    classes = read_classes(reader["classes"])
    maximum = reader["max"].points(None, 0)
    _check_sum(reader["max"], maximum, areas, [])
    return Card(
        reader["id"].text(),
        reader["title"].text(),
        reader["level"].text(),
        period,
        maximum,
        semantics,
        classes,
        read_ranking(reader["ranking"], _ids(areas)),
        areas,
        tuple(_group(one) for one in reader["groups"].items(may_be_empty=True)) if "groups" in reader else (),
        read_adjustments(reader["adjustments"], semantics) if "adjustments" in reader else NO_ADJUSTMENTS,
        read_gates(reader["gates"], classes) if "gates" in reader else (),
    )


def _group(reader: Reader) -> Group:
    reader.keys(("id", "label", "is_ranked"))
    return Group(reader["id"].text(), reader["label"].text(), reader["is_ranked"].switch())


def _area(reader: Reader, semantics: Semantics) -> Area:
    reader.keys(("id", "code", "label", "points", "criteria"))
    code = reader["code"].text()
    criteria = tuple(_criterion(one, code, semantics) for one in reader["criteria"].items())
    maximum = reader["points"].points(None, 0)
    scored = [one["points"] for one in _listed(reader["criteria"]) if "rule" in one]
    _check_sum(reader["points"], maximum, criteria, scored)
    return Area(reader["id"].text(), code, reader["label"].text(), maximum, criteria)


def _criterion(reader: Reader, area: str, semantics: Semantics) -> Criterion:
    if "rule" in reader:
        leaf = read_leaf(reader, area, reader["id"].text(), semantics)
        return Criterion(leaf.id, leaf.code, leaf.label, leaf.max, (leaf,))
    reader.keys(("id", "code", "label", "points", "leaves"))
    key = reader["id"].text()
    leaves = tuple(read_leaf(one, area, key, semantics) for one in reader["leaves"].items())
    maximum = reader["points"].points(None, 0)
    _check_sum(reader["points"], maximum, leaves, [one["points"] for one in _listed(reader["leaves"])])
    return Criterion(key, reader["code"].text(), reader["label"].text(), maximum, leaves)


def _check_sum(reader: Reader, maximum: int, parts: Sequence[Area | Criterion | Leaf], scored: list[Reader]) -> None:
    """Hold that parts add up to their whole; a part whose own sum is wrong is told there, and only there."""
    if not parts or reader.is_unknown or any(one.is_unknown for one in scored):
        return
    written, below = sum(part.max for part in parts), sum(map(_added_up, parts))
    if maximum not in (written, below):
        why = f"Các phần cộng lại được {points(written)}, ghi {points(maximum)}."
        reader.fault("Điểm tối đa khác tổng điểm của các phần.", why, "Sửa điểm của phần hoặc của cả.")


def _added_up(part: Area | Criterion | Leaf) -> int:
    return part.max if isinstance(part, Leaf) else sum(leaf.max for leaf in part.leaves)


def _ids(areas: Iterable[Area]) -> tuple[str, ...]:
    found: list[str] = []
    for area in areas:
        found.append(area.id)
        for criterion in area.criteria:
            found += [criterion.id, *(leaf.id for leaf in criterion.leaves if leaf.id != criterion.id)]
    return tuple(found)


def _check_ids(reader: Reader) -> None:
    """Hold that ids and codes are unique, also among bonus and penalty: a leaf is known by them for years."""
    seen: dict[str, str] = {}
    for node in _nodes(reader):
        for word in (node["id"], node["code"]):
            if not isinstance(word.value, str) or not word.value:
                continue
            if word.value in seen:
                why = f"Đã dùng cho “{seen[word.value]}”."
                word.fault(f"“{word.value}” được dùng hai lần.", why, "Mỗi định danh và mỗi mã chỉ đứng một lần.")
            seen.setdefault(word.value, str(node["label"].value))


def _nodes(reader: Reader) -> Iterator[Reader]:
    """Yield every area, criterion and leaf as written, whatever is wrong with them."""
    for area in _listed(reader["areas"]):
        yield area
        for criterion in _listed(area["criteria"]):
            yield criterion
            yield from _listed(criterion["leaves"])
    for block in ("bonus", "penalty"):
        yield from _listed(reader["adjustments"][block]["leaves"])


def _listed(reader: Reader) -> Iterator[Reader]:
    if isinstance(reader.value, list):
        for place, value in enumerate(reader.value):
            yield Reader(value, f"{reader.path}[{place}]", reader.book)
