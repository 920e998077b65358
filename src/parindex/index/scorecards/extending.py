"""An edition that extends another: takes it whole, replaces parts with the same id, adds others, removes some."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from parindex.index.scorecards.source import FileFault, Node, Part

EXTENDS, REMOVE = "extends", "remove"


def base_of(root: Node) -> object:
    """Return what an edition extends; None if nothing."""
    return root.value.get(EXTENDS) if isinstance(root.value, dict) else None


def without_extends(root: Node) -> Node:
    """Return the edition without the keys that only say how it was made."""
    value = {key: item for key, item in root.value.items() if key not in {EXTENDS, REMOVE}}
    return replace(root, value=value)


def extended(base: Node, own: Node) -> tuple[Node, list[FileFault]]:
    """Return the edition made of another one and of its own files."""
    removed = own.value.get(REMOVE) or []
    ids = [str(one) for one in removed] if isinstance(removed, list) else []
    known = set(_ids(base))
    faults = [
        own.part.fault(f".{REMOVE}[{place}]", *_unknown(one)) for place, one in enumerate(ids) if one not in known
    ]
    if not isinstance(removed, list):
        faults.append(own.part.fault(f".{REMOVE}", _("remove phải là một danh sách định danh.")))
    return without_extends(_merged(_pruned(base, set(ids)), own)), faults


def _unknown(key: str) -> tuple[str, str, str]:
    what = _("Bộ tiêu chí được kế thừa không có “%(id)s” để bỏ.") % {"id": key}
    return what, "", _("Sửa định danh trong remove, hoặc bỏ dòng này.")


def _ids(node: Node) -> Iterator[str]:
    for child in node.children:
        yield child.id
        yield from _ids(child)


def _pruned(node: Node, removed: set[str]) -> Node:
    """Return a node without the parts of these ids, nor those left empty by it."""
    kept = (_pruned(child, removed) for child in node.children if child.id not in removed)
    return replace(node, children=tuple(child for child in kept if child.children or not child.kind))


def _merged(base: Node, own: Node) -> Node:
    """Return a node with the own keys over the base's; a leaf of the same id is replaced whole."""
    if not isinstance(own.value, dict) or _is_scored(base) or _is_scored(own):
        return own
    keys: dict[str, Part] = {key: _part(base, key) for key in base.value if key not in own.value}
    merged = [_merged(child, other) if (other := _same(child, own)) else child for child in base.children]
    known = {child.id for child in base.children}
    merged += [child for child in own.children if not child.id or child.id not in known]
    return Node(base.value | own.value, own.part, tuple(merged), own.kind or base.kind, keys)


def _is_scored(node: Node) -> bool:
    return not isinstance(node.value, dict) or "rule" in node.value


def _same(child: Node, own: Node) -> Node | None:
    return next((other for other in own.children if other.id and other.id == child.id), None)


def _part(node: Node, key: str) -> Part:
    """Return where a key of a node stands."""
    if key in node.keys:
        return node.keys[key]
    return Part(node.part.file, node.part.yaml, f"{node.part.path}.{key}" if node.part.path else key)
