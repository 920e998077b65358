"""An edition's files as one tree of plain data that remembers in which file, at which line, each part stands."""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext as _

from parindex.foundation.rulebook.yaml_file import YamlFile, read_yaml_file

EDITION: Final = "edition.yaml"
EXAMPLES: Final = "examples"
LEVELS: Final = ("areas", "criteria", "leaves")  # what a mapping may hold of the next smaller kind
_AREA = re.compile(r"area-([0-9a-z]+)\.yaml")


@dataclass(frozen=True)
class FileFault:
    """One thing wrong in a file. `line` is 1-based, None where the whole file is meant."""

    file: Path
    line: int | None
    what: str
    why: str = ""
    remedy: str = ""
    code: str = "bad-edition"


@dataclass(frozen=True)
class Part:
    """Where a piece of data stands: the file, and the path inside it."""

    file: Path
    yaml: YamlFile
    path: str = ""

    def line(self, rest: str = "") -> int | None:
        """Return the line of something in it."""
        return self.yaml.line_of(self.path + rest if self.path else rest.removeprefix("."))

    def fault(self, rest: str, what: str, why: str = "", remedy: str = "") -> FileFault:
        """Return a fault of something in it."""
        return FileFault(self.file, self.line(rest), what, why, remedy)


@dataclass(frozen=True)
class Node:
    """An edition, area, criterion or leaf: its keys, where each stands, and the nodes under it."""

    value: Any  # the keys without `children`; or whatever else stands here by mistake
    part: Part
    children: tuple["Node", ...] = ()
    kind: str = ""  # the key its children stand under
    keys: Mapping[str, Part] = field(default_factory=dict)  # for keys that came from another file

    @property
    def id(self) -> str:
        """Its id, "" if it has none."""
        return str(self.value.get("id") or "") if isinstance(self.value, Mapping) else ""


@dataclass(frozen=True)
class Source:
    """What the files of one folder say. `is_whole`: every file could be read to its end."""

    folder: Path
    root: Node
    faults: tuple[FileFault, ...]
    is_whole: bool


def read_source(folder: Path) -> Source:
    """Read `edition.yaml` and the files of areas, in the order of their codes.

    Raises:
        FileNotFoundError: the folder has no edition.yaml.

    """
    if not (folder / EDITION).is_file():
        raise FileNotFoundError(2, "no edition.yaml", str(folder / EDITION))
    faults = list(_strangers(folder))
    top = _read(folder / EDITION, faults)
    areas = [(file, _read(file, faults)) for file in _area_files(folder)]
    nodes = [_node(yaml.data, Part(file, yaml), LEVELS[1:]) for file, yaml in areas if yaml.data is not None]
    faults += [fault for node in nodes for fault in _misnamed(node)]
    part = Part(folder / EDITION, top)
    root = _node(top.data, part, LEVELS)
    if isinstance(root.value, dict) and not root.kind and LEVELS[0] not in root.value:
        root = Node(root.value, part, tuple(nodes), LEVELS[0])
    elif nodes and isinstance(root.value, dict):
        why = _("Thư mục còn có các tệp area-*.yaml, sẽ không ai đọc.")
        faults.append(
            part.fault(".areas", _("Lĩnh vực được ghi ở hai nơi."), why, _("Bỏ khóa areas, hoặc bỏ các tệp."))
        )
    is_whole = top.data is not None and len(nodes) == len(areas)
    return Source(folder, root, tuple(faults), is_whole)


def flatten(root: Node) -> tuple[dict[str, Any], dict[str, Part]]:
    """Return the tree as plain data, and where each path of it stands."""
    places: dict[str, Part] = {}
    data = _flat(root, "", places)
    return (data if isinstance(data, dict) else {}), places


def place_of(path: str, places: Mapping[str, Part]) -> tuple[Path, int | None]:
    """Return the file and line of a path such as `areas[0].criteria[1].leaves[2].rule.due`."""
    known = path
    while known and known not in places:
        known = known[: max(known.rfind("."), known.rfind("["), 0)]
    part = places[known]
    return part.file, part.line(path[len(known) :])


def _flat(node: Node, path: str, places: dict[str, Part]) -> Any:  # noqa: ANN401 - whatever stands there
    places[path] = node.part
    if not isinstance(node.value, dict):
        return node.value
    for key, part in node.keys.items():
        places[f"{path}.{key}" if path else key] = part
    if not node.kind:
        return node.value
    under = f"{path}.{node.kind}" if path else node.kind
    return node.value | {
        node.kind: [_flat(child, f"{under}[{place}]", places) for place, child in enumerate(node.children)]
    }


def _node(data: Any, part: Part, levels: tuple[str, ...]) -> Node:  # noqa: ANN401 - whatever stands in the file
    """Return data as a node; where children are no list of mappings, they stay for the card's reader to refuse."""
    if not isinstance(data, dict):
        return Node(data, part)
    kind = levels[0] if levels and levels[0] in data else ""
    inner = data.get(kind)
    if not kind or not isinstance(inner, list):
        return Node(data, part)
    children = (
        _node(child, Part(part.file, part.yaml, _below(part.path, f"{kind}[{place}]")), levels[1:])
        for place, child in enumerate(inner)
    )
    return Node({key: value for key, value in data.items() if key != kind}, part, tuple(children), kind)


def _below(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _read(file: Path, faults: list[FileFault]) -> YamlFile:
    yaml = read_yaml_file(file)
    faults += [FileFault(file, fault.line, fault.what, fault.why, fault.remedy) for fault in yaml.faults]
    return YamlFile(as_plain(yaml.data), yaml.faults, yaml.lines)


def as_plain(value: Any) -> Any:  # noqa: ANN401 - any data
    """Return data with days as text, so that it is the same in a file, in JSON and in a database."""
    if isinstance(value, dict):
        return {key: as_plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_plain(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def _area_files(folder: Path) -> list[Path]:
    files = [file for file in folder.iterdir() if _AREA.fullmatch(file.name)]
    return sorted(files, key=lambda file: _in_order(_code(file)))


def _in_order(code: str) -> tuple[int, str]:
    return (int(code) if code.isdigit() else 1_000_000, code)


def _code(file: Path) -> str:
    found = _AREA.fullmatch(file.name)
    return found[1] if found else ""


def _misnamed(node: Node) -> Iterator[FileFault]:
    """Hold that a file of an area is named by the area's code: files are put in order by it."""
    code = node.value.get("code") if isinstance(node.value, dict) else None
    if isinstance(code, str) and code and code != _code(node.part.file):
        why = _("Tệp này phải tên là area-%(code)s.yaml.") % {"code": code}
        yield node.part.fault(".code", _("Mã lĩnh vực khác với tên tệp."), why, _("Đổi tên tệp hoặc sửa mã."))


def _strangers(folder: Path) -> Iterator[FileFault]:
    """Tell of YAML files that nobody would read."""
    files = [file for file in folder.iterdir() if file.name != EDITION and not _AREA.fullmatch(file.name)]
    files += [file for file in (folder / EXAMPLES).glob("*") if file.suffix != ".yaml"]
    for file in sorted(files):
        if file.suffix in {".yaml", ".yml"}:
            why = _("Chỉ đọc edition.yaml, area-<mã>.yaml và examples/*.yaml.")
            yield FileFault(file, None, _("Tệp này không thuộc về đâu."), why, _("Đổi tên hoặc dời tệp đi."))
