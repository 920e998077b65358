"""What rulebook/layouts says: the columns we know, the layouts of systems, the names of states."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from parindex.registers.dossiers.reading.folding import label_key

KINDS = ("code", "text", "name", "unit", "state", "channel", "moment", "day", "flag", "drop", "ambiguous")


@dataclass(frozen=True)
class Field:
    """One column a list of dossiers may carry; a `drop` column is recognised and never kept."""

    id: str
    kind: str
    label: str
    may_be: str = ""


@dataclass(frozen=True)
class Layout:
    """How one system's export is laid out: the field of each heading (by its key)."""

    id: str
    name: str
    fields: Mapping[str, str]
    wanted: frozenset[str]  # fields without which it is another layout


@dataclass(frozen=True)
class TotalWords:
    """Words in a line of totals, and the sums of figures they may speak of, likeliest first.

    Words that open a part of the line (`opens`) give others after them (`after`) their meaning.
    """

    words: tuple[str, ...]
    figures: tuple[tuple[str, ...], ...]
    opens: str = ""
    after: str = ""


@dataclass(frozen=True)
class Layouts:
    """Everything needed to understand a heading, a state, a channel or a mark."""

    fields: Mapping[str, Field]
    names: Mapping[str, str]  # key of a name → field id
    filler: frozenset[str]
    layouts: tuple[Layout, ...]
    states: Mapping[str, int]  # key of a name → national code
    state_labels: Mapping[int, str]
    qualifiers: tuple[str, ...]
    channels: Mapping[str, str]
    yes: frozenset[str]
    no: frozenset[str]
    totals: tuple[TotalWords, ...]

    @property
    def kept(self) -> tuple[str, ...]:
        """Return the ids of the fields that make up a dossier."""
        return tuple(field.id for field in self.fields.values() if field.kind not in ("drop", "ambiguous"))


@lru_cache(maxsize=4)
def load_layouts(folder: Path) -> Layouts:
    """Return what the folder says; it is shipped and tested, so a fault in it is a KeyError, not a user's problem."""
    columns = _read(folder / "fields.yaml")
    statuses = _read(folder / "statuses.yaml")
    fields = {row["id"]: _field(row) for row in columns["fields"]}
    return Layouts(
        fields=fields,
        names={label_key(name): row["id"] for row in columns["fields"] for name in _names(row)},
        filler=frozenset(map(label_key, columns["filler"])),
        layouts=tuple(
            _layout(_read(file)) for file in sorted(folder.glob("*.yaml")) if file.stem not in ("fields", "statuses")
        ),
        states={label_key(str(name)): row["code"] for row in statuses["statuses"] for name in _names(row)}
        | {str(row["code"]): row["code"] for row in statuses["statuses"]},
        state_labels={row["code"]: row["label"] for row in statuses["statuses"]},
        qualifiers=tuple(map(label_key, statuses["qualifiers"])),
        channels={label_key(str(name)): id_ for id_, names in columns["channels"].items() for name in names},
        yes=frozenset(_mark(mark) for mark in columns["marks"]["means_yes"]),
        no=frozenset(_mark(mark) for mark in columns["marks"]["means_no"]),
        totals=tuple(map(_total_words, columns["totals"])),
    )


def _read(file: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(file.read_text(encoding="utf-8")))


def _names(row: Mapping[str, Any]) -> list[str]:
    return [row["label"], *row.get("synonyms", ())]


def _mark(mark: object) -> str:
    return label_key(str(mark)) or str(mark)


def _field(row: Mapping[str, Any]) -> Field:
    if row["kind"] not in KINDS:
        raise KeyError(row["kind"])
    return Field(row["id"], row["kind"], row["label"], row.get("may_be", ""))


def _total_words(row: Mapping[str, Any]) -> TotalWords:
    figures = tuple(tuple(part.strip() for part in figure.split("+")) for figure in row["figures"])
    return TotalWords(tuple(map(label_key, row["words"])), figures, row.get("opens", ""), row.get("after", ""))


def _layout(data: Mapping[str, Any]) -> Layout:
    fields = {
        label_key(name): row["field"] for row in data["columns"] for name in (row["header"], *row.get("also", ()))
    }
    wanted = frozenset(row["field"] for row in data["columns"] if not row.get("optional"))
    return Layout(data["id"], data["name"], fields, wanted)
