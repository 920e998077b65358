"""What a card names must exist in the rulebook, and fit where it is stored: positions, levels of facts, lengths."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from parindex.engine.faults import Fault
from parindex.foundation.rulebook.facts import FactDefinition

LONGEST = {"id": 120, "code": 20, "label": 500}
LONGEST_OF_AREA = {"code": 10}
LONGEST_TITLE = 300


def unknown_names(
    data: Mapping[str, Any], positions: Collection[str], facts: Mapping[str, FactDefinition]
) -> Iterator[Fault]:
    """Yield a fault for every owner that is no position and every level that its fact does not have."""
    for path, leaf in mappings_with("rule", data, ""):
        owner = leaf.get("owner")
        if isinstance(owner, str) and owner and owner not in positions:
            what = _("Không có chức danh “%(owner)s”.") % {"owner": owner}
            yield Fault(f"{path}.owner", what, _("Chỉ nhận: %(all)s.") % {"all": ", ".join(positions)})
        for below, rule in mappings_with("kind", leaf["rule"], f"{path}.rule"):
            if rule["kind"] == "level":
                yield from _levels(below, rule, facts)


def too_long(data: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield a fault for every text longer than the database keeps."""
    for path, node in (("", data), *mappings_with("code", data.get("areas"), "areas")):
        limits = LONGEST if path else {"title": LONGEST_TITLE}
        for key, most in (limits | LONGEST_OF_AREA if "criteria" in node else limits).items():
            value = node.get(key)
            if isinstance(value, str) and len(value) > most:
                what = _("Dòng chữ này quá dài.")
                yield Fault(f"{path}.{key}" if path else key, what, _("Nhiều nhất %(most)d chữ.") % {"most": most})


def _levels(path: str, rule: Mapping[str, Any], facts: Mapping[str, FactDefinition]) -> Iterator[Fault]:
    fact, points = facts.get(str(rule.get("fact"))), rule.get("points")
    if fact is None or not fact.levels or not isinstance(points, Mapping):
        return
    why = _("Số liệu này có các mức: %(all)s.") % {"all": ", ".join(fact.levels)}
    for level in points:
        if level not in fact.levels:
            yield Fault(f"{path}.points.{level}", _("Không có mức “%(level)s”.") % {"level": level}, why)
    for level in fact.levels:
        if level not in points:
            yield Fault(f"{path}.points", _("Chưa cho điểm mức “%(level)s”.") % {"level": level}, why)


def mappings_with(key: str, value: object, path: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield every mapping that has a key, with its path, at any depth."""
    if isinstance(value, list):
        for place, item in enumerate(value):
            yield from mappings_with(key, item, f"{path}[{place}]")
    elif isinstance(value, Mapping):
        if key in value:
            yield path, value
        for name, item in value.items():
            yield from mappings_with(key, item, f"{path}.{name}" if path else str(name))
