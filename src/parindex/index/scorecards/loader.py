"""Loads an edition of a card from its folder: read, extended, checked; every fault of every file at once."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.utils.translation import gettext as _

from parindex.engine.card import Card, read_card_with_faults
from parindex.engine.faults import Fault
from parindex.foundation.rulebook.facts import fact_definitions
from parindex.foundation.rulebook.positions import load_positions
from parindex.index.scorecards.extending import base_of, extended, without_extends
from parindex.index.scorecards.known import too_long, unknown_names
from parindex.index.scorecards.source import EDITION, FileFault, Node, Part, flatten, place_of, read_source

SCORECARDS: Final = "scorecards"
LONGEST_KEY: Final = 100
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*){0,3}")


@dataclass(frozen=True)
class EditionFile:
    """An edition as its files have it. `card` is None where anything is wrong; `faults` says what.

    `data` is the whole card as plain data, with what it inherits; `fingerprint` is that of the data. `draft` is the
    card as far as it could be read, `faulty` the paths where it could not; `is_whole`: no file is lacking; `bases`:
    the folders of the editions it extends, nearest first.
    """

    key: str
    folder: Path
    data: Mapping[str, Any]
    card: Card | None
    faults: tuple[FileFault, ...]
    fingerprint: str
    places: Mapping[str, Part]
    draft: Card | None
    faulty: tuple[str, ...]
    is_whole: bool
    bases: tuple[Path, ...]

    @property
    def title(self) -> str:
        """What it is called."""
        return str(self.data.get("title") or self.key)

    def place(self, path: str) -> tuple[Path, int | None]:
        """Return the file and line of a path of the card."""
        return place_of(path, self.places)


def is_key(text: str) -> bool:
    """Tell whether this may name an edition: words parted by slashes, never a way out of a folder."""
    return len(text) <= LONGEST_KEY and _KEY.fullmatch(text) is not None


def scorecards() -> Path:
    """Return the folder of all cards of the rulebook."""
    return Path(settings.RULEBOOK) / SCORECARDS


def edition_folders(root: Path) -> list[Path]:
    """Return every folder that is an edition, at any depth, in order."""
    return sorted(file.parent for file in root.rglob(EDITION))


def load_edition(place: str | Path, beside: Path | None = None) -> EditionFile:
    """Load an edition by its key (`commune/2023`) or from a folder.

    Args:
        place: the key, or the folder.
        beside: a folder that is searched for the key before the rulebook is.

    Raises:
        FileNotFoundError: there is no such edition.

    """
    return _load(place if isinstance(place, Path) else _folder_of(place, beside))


def fingerprint_of(data: Mapping[str, Any]) -> str:
    """Return the SHA-256 of plain data, whatever the order of its keys."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _folder_of(key: str, beside: Path | None) -> Path:
    if is_key(key):
        for root in (beside, scorecards()):
            if root is not None and _is_inside(root / key, root) and (root / key / EDITION).is_file():
                return root / key
    raise FileNotFoundError(2, "no such edition", key)


def _is_inside(path: Path, root: Path) -> bool:
    return path.resolve().is_relative_to(root.resolve())


@dataclass(frozen=True)
class _Tree:
    """An edition put on what it extends, and what was wrong on the way. `is_whole`: nothing is lacking."""

    root: Node
    faults: tuple[FileFault, ...]
    is_whole: bool
    bases: tuple[Path, ...] = ()


def _load(folder: Path) -> EditionFile:
    tree = _tree(folder, ())
    data, places = flatten(tree.root)
    draft, found = _read(data)
    kept = [fault for fault in found if tree.is_whole or _is_own(fault)]
    faults = (*tree.faults, *_placed([*kept, *_misplaced(data, folder)], places, tree.faults))
    key = data.get("id")
    return EditionFile(
        key=key if isinstance(key, str) else folder.name,
        folder=folder,
        data=data,
        card=None if faults else draft,
        faults=faults,
        fingerprint=fingerprint_of(data),
        places=places,
        draft=draft,
        faulty=tuple(fault.path for fault in found),
        is_whole=tree.is_whole,
        bases=tree.bases,
    )


def _tree(folder: Path, above: tuple[Path, ...]) -> _Tree:
    source = read_source(folder)
    if not isinstance(source.root.value, dict):
        return _Tree(source.root, source.faults, source.is_whole)
    base = base_of(source.root)
    if base is None:
        return _Tree(without_extends(source.root), source.faults, source.is_whole)
    found = _base_folder(source.root, str(base), folder, above)
    if isinstance(found, FileFault):
        return _Tree(without_extends(source.root), (*source.faults, found), is_whole=False)
    below = _tree(found, (*above, folder.resolve()))
    root, faults = extended(below.root, source.root)
    is_whole = below.is_whole and source.is_whole
    return _Tree(root, (*below.faults, *source.faults, *faults), is_whole, (found, *below.bases))


def _base_folder(root: Node, base: str, folder: Path, above: tuple[Path, ...]) -> Path | FileFault:
    """Return the folder of the edition that one extends, or why it cannot be had."""
    try:
        found = _folder_of(base, _root_of(folder, root.id))
    except FileNotFoundError:
        what = _("Không có bộ tiêu chí %(key)s để kế thừa.") % {"key": base}
        return root.part.fault(".extends", what, "", _("Sửa khóa extends."))
    if found.resolve() in {folder.resolve(), *above}:
        return root.part.fault(".extends", _("Bộ tiêu chí kế thừa nhau theo vòng."), "", _("Sửa khóa extends."))
    return found


def _root_of(folder: Path, key: str) -> Path | None:
    """Return the folder that keys are counted from, if the edition stands where its id says."""
    parts = tuple(key.split("/"))
    if not is_key(key) or folder.resolve().parts[-len(parts) :] != parts:
        return None
    return folder.resolve().parents[len(parts) - 1]


def _read(data: Mapping[str, Any]) -> tuple[Card | None, list[Fault]]:
    facts = fact_definitions()
    card, faults = read_card_with_faults(data, {name: fact.type for name, fact in facts.items()})
    positions = load_positions(Path(settings.RULEBOOK)).by_code
    return card, [*faults, *unknown_names(data, positions, facts), *too_long(data)]


def _is_own(fault: Fault) -> bool:
    """Tell whether a fault is one also if other files could not be read: no sum, no reference across files."""
    return fault.path.startswith(("areas[", "semantics", "classes", "period", "groups", "parameters"))


def _misplaced(data: Mapping[str, Any], folder: Path) -> Iterator[Fault]:
    """Hold that an edition's id is one, and in the rulebook the folder it stands in."""
    key = data.get("id")
    if not isinstance(key, str):
        return
    if not is_key(key):
        yield Fault("id", _("“%(id)s” không phải định danh bộ tiêu chí.") % {"id": key}, _("Viết như commune/2023."))
    elif _is_inside(folder, scorecards()) and folder.resolve() != (scorecards() / key).resolve():
        yield Fault("id", _("Định danh khác với thư mục của bộ tiêu chí."), _("Thư mục là %(id)s.") % {"id": folder})


def _placed(found: list[Fault], places: Mapping[str, Part], known: tuple[FileFault, ...]) -> Iterator[FileFault]:
    """Yield faults with file and line; what a reader stumbled over is not told again by the card."""
    stumbled = {(fault.file, fault.line) for fault in known}
    for fault in dict.fromkeys(found):
        file, line = place_of(fault.path, places)
        if (file, line) not in stumbled:
            yield FileFault(file, line, fault.what, fault.why, fault.remedy)
