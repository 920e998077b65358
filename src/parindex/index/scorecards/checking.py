"""Checks an edition as its author wants it checked: the card, its worked examples, and which edge still lacks one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from parindex.engine.card import Area, Card, Criterion
from parindex.engine.examples import Example, check_examples, missing_edges, read_examples
from parindex.engine.leaf import Leaf
from parindex.engine.reader import Book, Reader
from parindex.foundation.rulebook.facts import fact_definitions
from parindex.foundation.rulebook.yaml_file import YamlFile, read_yaml_file
from parindex.index.scorecards.known import mappings_with
from parindex.index.scorecards.loader import EditionFile, load_edition
from parindex.index.scorecards.source import EXAMPLES, FileFault, as_plain

IN_DOUBT = ("semantics", "parameters", "period")  # a fault here leaves no leaf to be relied on


@dataclass(frozen=True)
class Checked:
    """An edition with its examples; `failed` counts those that the card does not bear out."""

    file: EditionFile
    examples: int
    failed: int
    faults: tuple[FileFault, ...]


@dataclass
class _Examples:
    """The examples of some files: read against the card as far as it reads, held against its sound leaves only."""

    draft: Card
    card: Card | None  # only the leaves that nothing is wrong with; None where all are in doubt
    file: EditionFile
    good: list[Example] = field(default_factory=list)
    failed: int = 0
    faults: list[FileFault] = field(default_factory=list)


def check_edition(folder: Path) -> Checked:
    """Check one edition; of a faulty one, everything about the leaves without a fault.

    Raises:
        FileNotFoundError: the folder holds no edition.

    """
    file = load_edition(folder)
    card = _sound(file)
    if file.draft is None:
        return Checked(file, 0, 0, (*file.faults, *_unreadable(folder)))
    own = _Examples(file.draft, card, file)
    for path in _files(folder):
        _read_into(own, path)
    lacking = _lacking(card, [*own.good, *_inherited(card, file)], file) if card else ()
    return Checked(file, len(own.good), own.failed, (*file.faults, *own.faults, *lacking))


def _files(folder: Path) -> list[Path]:
    return sorted((folder / EXAMPLES).glob("*.yaml"))


def _unreadable(folder: Path) -> Iterator[FileFault]:
    """Tell what cannot be read in files of examples when there is no card to hold them against."""
    for path in _files(folder):
        yield from _unread(path, read_yaml_file(path))


def _unread(path: Path, yaml: YamlFile) -> list[FileFault]:
    return [FileFault(path, one.line, one.what, one.why, one.remedy, "bad-example") for one in yaml.faults]


def _read_into(examples: _Examples, path: Path) -> None:
    """Read one file, keep its sound examples, note its faults and what the card does not bear out."""
    yaml = read_yaml_file(path)
    examples.faults += _unread(path, yaml)
    if yaml.data is None:
        return
    data = as_plain(yaml.data)
    book = Book(fact_types={name: fact.type for name, fact in fact_definitions().items()})
    read = read_examples(Reader(data, "", book), examples.draft)
    told = {fault.line for fault in yaml.faults}
    hidden = _hidden(data, examples)
    for fault in book.faults:
        line = yaml.line_of(fault.path)
        if line not in told and not fault.path.startswith(hidden):
            examples.faults.append(FileFault(path, line, fault.what, fault.why, fault.remedy, "bad-example"))
    if examples.card is not None:
        unusable = {fault.path.partition(".")[0] for fault in book.faults}
        usable = [one for one in read if one.path not in unusable]
        _hold(examples, examples.card, usable, path, yaml)


def _hold(examples: _Examples, card: Card, read: Iterable[Example], path: Path, yaml: YamlFile) -> None:
    """Keep the examples of sound leaves, and note those that the card does not bear out."""
    good = [one for one in read if _has(card, one.leaf)]
    examples.good += good
    remedy = _("Tính lại bằng tay từ bảng in; sửa ví dụ hoặc sửa quy tắc.")
    for one in check_examples(card, good):
        examples.failed += 1
        what, line = _("Ví dụ “%(name)s” không khớp.") % {"name": one.example.name}, yaml.line_of(one.example.path)
        examples.faults.append(FileFault(path, line, what, one.what, remedy, "example-failed"))


def _hidden(data: Any, examples: _Examples) -> tuple[str, ...]:  # noqa: ANN401 - whatever stands in the file
    """Return paths where a fault says nothing new: of examples whose leaf is itself faulty, lacking or unknown."""
    written = {str(leaf.get("id")) for _path, leaf in mappings_with("rule", examples.file.data, "")}
    is_in_doubt = not examples.file.is_whole or any(path.endswith(".id") for path in examples.file.faulty)
    found: list[str] = []
    for place, one in enumerate(data if isinstance(data, list) else ()):
        leaf = one.get("leaf") if isinstance(one, dict) else None
        if not isinstance(leaf, str):
            continue
        if not _has(examples.draft, leaf):
            found += [f"[{place}].facts.", f"[{place}].group"]
            found += [f"[{place}].leaf"] if is_in_doubt or leaf in written else []
        elif _is_doubtful(examples, leaf):
            found += [f"[{place}].facts.{name}" for name in _unused(one.get("facts"), examples.draft.leaf(leaf))]
    return tuple(found)


def _is_doubtful(examples: _Examples, key: str) -> bool:
    """Tell whether it is not known for sure which facts a leaf uses."""
    rule = f"{examples.draft.leaf(key).path}.rule"
    return any(_is_in(path, rule) for path in examples.file.faulty)


def _unused(facts: object, leaf: Leaf) -> list[str]:
    used = leaf.rule.facts()
    return [str(name) for name in facts if name not in used] if isinstance(facts, dict) else []


def _inherited(card: Card, file: EditionFile) -> list[Example]:
    """Return the examples of the editions extended that still hold, of leaves taken over as they are."""
    found: list[Example] = []
    for base in file.bases:
        examples = _Examples(card, card, file)
        for path in _files(base):
            _read_into(examples, path)
        own = [one for one in examples.good if file.place(card.leaf(one.leaf).path)[0].parent == base]
        failing = {id(one.example) for one in check_examples(card, own)}
        found += [one for one in own if id(one) not in failing]
    return found


def _lacking(card: Card, examples: list[Example], file: EditionFile) -> Iterator[FileFault]:
    """Tell of leaves and edges without an example."""
    remedy = _("Thêm một ví dụ vào examples/, tính điểm bằng tay.")
    for key, edge in missing_edges(card, examples):
        leaf = card.leaf(key)
        where, line = file.place(leaf.path)
        what = _("Tiêu chí %(code)s thiếu ví dụ.") % {"code": leaf.code}
        yield FileFault(where, line, what, _("Chưa ví dụ nào đứng ở: %(edge)s.") % {"edge": edge}, remedy, "no-example")


def _has(card: Card, key: str) -> bool:
    try:
        card.leaf(key)
    except LookupError:
        return False
    return True


def _sound(file: EditionFile) -> Card | None:
    """Return the card with only the leaves that nothing is wrong with; None where all are in doubt."""
    card = file.draft
    is_doubtful = any(path.startswith(IN_DOUBT) for path in file.faulty) or "semantics" not in file.data
    if card is None or is_doubtful:
        return None

    def kept(leaves: Iterable[Leaf]) -> tuple[Leaf, ...]:
        return tuple(leaf for leaf in leaves if not any(_is_in(path, leaf.path) for path in file.faulty))

    def criteria(area: Area) -> tuple[Criterion, ...]:
        return tuple(replace(one, leaves=kept(one.leaves)) for one in area.criteria)

    extra = card.adjustments
    return replace(
        card,
        areas=tuple(replace(area, criteria=criteria(area)) for area in card.areas),
        adjustments=replace(extra, bonus=kept(extra.bonus), penalty=kept(extra.penalty)),
    )


def _is_in(path: str, leaf: str) -> bool:
    return path == leaf or path.startswith((f"{leaf}.", f"{leaf}["))
