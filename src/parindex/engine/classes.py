"""Classes (xếp loại) by cut-offs on the index, and gates that cap the class."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from parindex.engine.reader import Reader
from parindex.engine.rules.conditions import Condition, read_condition
from parindex.engine.rules.terms import Term
from parindex.engine.values import NONE_AROSE, Facts, Get

WHOLE = 1


@dataclass(frozen=True)
class RankClass:
    """One class: its index from `cut_off` (a share of 1) upwards, the cut-off itself included or not."""

    id: str
    label: str
    cut_off: Fraction
    is_inclusive: bool

    def holds(self, points: int, most: int) -> bool:
        """Tell whether points of a maximum are enough: compared exactly, without dividing."""
        share, whole = self._ratio
        earned, needed = points * whole, share * most
        return earned >= needed if self.is_inclusive else earned > needed

    @cached_property
    def _ratio(self) -> tuple[int, int]:
        return self.cut_off.as_integer_ratio()


@dataclass(frozen=True)
class Gate:
    """Conditions that cap the class, such as a serious violation."""

    id: str
    label: str
    conditions: tuple[Condition, ...]
    class_at_most: str

    def facts(self) -> tuple[str, ...]:
        """Return the facts it asks for."""
        return tuple(name for one in self.conditions for term in one.terms for name in term.facts())

    def is_shut(self, facts: Facts) -> bool:
        """Tell whether all conditions hold; a missing fact shuts nothing, none arose is 0."""
        read = _numbers(facts.get, [term for one in self.conditions for term in one.terms])
        return read is not None and all(one.checker()(read) for one in self.conditions)


def _numbers(get: Get, terms: Sequence[Term]) -> Get | None:
    values = {term.name: term.value(get) for term in terms}
    if any(value is None for value in values.values()):
        return None
    return {name: 0 if value is NONE_AROSE else value for name, value in values.items()}.__getitem__


def class_of(classes: Sequence[RankClass], points: int, most: int, shut: Sequence[Gate]) -> str:
    """Return the id of the best class reached and forbidden by no gate; classes stand best first.

    Below 0, where penalties may lead, there is no class but the lowest.
    """
    reached = classes[-1].id
    for one in classes:
        if one.holds(points, most):
            reached = one.id
            break
    if not shut:
        return reached
    ids = [one.id for one in classes]
    return max([reached, *(gate.class_at_most for gate in shut)], key=ids.index)


def read_classes(reader: Reader) -> tuple[RankClass, ...]:
    """Read `[{id, label, at_least | above}]`, best first."""
    found = tuple(_class(one) for one in reader.items())
    if len({one.id for one in found}) != len(found):
        reader.fault("Có hai mức xếp loại trùng định danh.", "", "Mỗi mức một id riêng.")
    for upper, lower in pairwise(found):
        if lower.cut_off >= upper.cut_off:
            reader.fault(
                "Các mức xếp loại phải xếp từ cao xuống thấp.", f"“{lower.label}” không thấp hơn “{upper.label}”."
            )
    if found and not (found[-1].cut_off <= 0 and found[-1].is_inclusive):
        reader.fault("Mức xếp loại thấp nhất phải bắt đầu từ 0 %.", "Nếu không, có đơn vị không thuộc mức nào.")
    return found


def _class(reader: Reader) -> RankClass:
    side = "above" if "above" in reader else "at_least"
    reader.keys(("id", "label", side))
    cut_off = reader[side].ratio()
    if not 0 <= cut_off <= WHOLE:
        reader[side].fault("Ngưỡng xếp loại là một tỷ lệ từ 0 đến 1 (100 %).", "", "Viết như 80 %.")
    return RankClass(reader["id"].text(), reader["label"].text(), cut_off, side == "at_least")


def read_gates(reader: Reader, classes: Sequence[RankClass]) -> tuple[Gate, ...]:
    """Read `[{id, label, when, class_at_most}]`."""
    return tuple(_gate(one, classes) for one in reader.items(may_be_empty=True))


def _gate(reader: Reader, classes: Sequence[RankClass]) -> Gate:
    reader.keys(("id", "label", "when", "class_at_most"))
    conditions = tuple(read_condition(one) for one in reader["when"].items())
    ids = tuple(one.id for one in classes) or ("",)
    return Gate(reader["id"].text(), reader["label"].text(), conditions, reader["class_at_most"].choice(*ids))
