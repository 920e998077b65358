"""Subjects (loại nội dung) of official papers: `rulebook/subjects.yaml`, read once."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

from django.conf import settings
from django.utils.translation import gettext as _

from parindex.foundation.rulebook.yaml_file import read_yaml_file

Covers = Literal["year", "year_before", "none"]


@dataclass(frozen=True)
class Subject:
    """What a paper is about. `kind`: its usual form; `covers`: the year it is made for, as a round sees it."""

    id: str
    label: str
    kind: str
    covers: Covers

    @property
    def is_of_a_year(self) -> bool:
        """Tell whether such a paper is made for a year, which must then be known."""
        return self.covers != "none"


class SubjectsRefused(Exception):  # noqa: N818 - says what happened
    """The file of subjects cannot be used."""


def subjects() -> Mapping[str, Subject]:
    """Return every subject by its id, in the order of the file.

    Raises:
        SubjectsRefused: the file is faulty; the first fault with its line.

    """
    return load_subjects(Path(settings.RULEBOOK))


@functools.lru_cache(maxsize=4)
def load_subjects(rulebook: Path) -> Mapping[str, Subject]:
    """Read `subjects.yaml` of a rulebook folder."""
    path = rulebook / "subjects.yaml"
    file = read_yaml_file(path)
    for fault in file.faults:
        raise SubjectsRefused(f"{path}:{fault.line or 1}: {fault.what} {fault.why}")
    entries = file.data.get("subjects") if isinstance(file.data, dict) else None
    if not isinstance(entries, list):
        raise SubjectsRefused(f"{path}:1: {_('Tệp thiếu danh sách “subjects”.')}")
    found: dict[str, Subject] = {}
    for place, entry in enumerate(entries):
        subject = _subject(entry)
        if subject is None or subject.id in found:
            what = _("Loại nội dung thiếu khóa, sai khóa, hoặc trùng mã.")
            raise SubjectsRefused(f"{path}:{file.line_of(f'subjects[{place}]')}: {what}")
        found[subject.id] = subject
    return found


def _subject(entry: object) -> Subject | None:
    if not isinstance(entry, dict):
        return None
    said = [entry.get(key) for key in ("id", "label", "kind", "covers")]
    if not all(isinstance(word, str) and word for word in said) or said[3] not in get_args(Covers):
        return None
    return Subject(str(said[0]), str(said[1]), str(said[2]), cast("Covers", said[3]))
