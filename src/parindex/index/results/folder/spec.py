"""`folder.yaml` and what lies beside it: the whole folder read into plain values, every fault with file and line."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from parindex.foundation.files.problems import Problem
from parindex.foundation.rulebook.facts import fact_definitions
from parindex.foundation.rulebook.yaml_file import read_yaml_file
from parindex.foundation.text.dates import parse_date
from parindex.index.observations.periods import Period, how_periods_are_written, parse_period
from parindex.index.observations.reading import read_rows
from parindex.index.observations.rows import Known, Row
from parindex.index.observations.settling import settle
from parindex.index.results.folder.units import FolderUnit, read_units
from parindex.index.rounds.policies import SURVEYS

SPEC, UNITS = "folder.yaml", "units.csv"
KEYS = ("edition", "period", "as_of", "survey")
SUFFIXES = (".csv", ".xlsx")


@dataclass(frozen=True)
class Spec:
    """What folder.yaml says."""

    edition: str
    period: Period
    as_of: datetime.date
    survey: str


@dataclass(frozen=True)
class Folder:
    """A folder as read. Without a spec nothing can be scored; the problems say why."""

    path: Path
    spec: Spec | None
    units: list[FolderUnit]
    rows: list[Row]
    dossiers: list[Path]
    problems: list[Problem] = field(default_factory=list)


def read_folder(path: Path, as_of: datetime.date | None = None) -> Folder:
    """Read everything in the folder; `as_of` takes the place of the folder's own day."""
    if not path.is_dir():
        return Folder(path, None, [], [], [], [_no_folder(path)])
    problems: list[Problem] = []
    spec = _read_spec(path, as_of, problems)
    units: list[FolderUnit] = []
    if (path / UNITS).is_file():
        units, faults = read_units(path / UNITS, UNITS)
        problems += faults
    else:
        problems.append(_absent(UNITS, _("Ghi mỗi đơn vị một dòng: code,name,group,ranked.")))
    rows = _read_observations(path, units, problems)
    return Folder(path, spec, units, rows, _dossier_files(path), problems)


def _read_observations(path: Path, units: list[FolderUnit], problems: list[Problem]) -> list[Row]:
    known = Known(fact_definitions(), {unit.code for unit in units})
    rows: list[Row] = []
    for file in sorted(path.iterdir()):
        if file.name.casefold().startswith("observations") and file.suffix.casefold() in SUFFIXES:
            reading = read_rows(file, known, file.name)
            rows += reading.rows
            problems += reading.problems
    settled, conflicts = settle(rows)
    problems += conflicts
    return settled


def _dossier_files(path: Path) -> list[Path]:
    folder = path / "dossiers"
    if not folder.is_dir():
        return []
    return sorted(file for file in folder.iterdir() if file.is_file() and not file.name.startswith((".", "~$")))


def _read_spec(path: Path, as_of: datetime.date | None, problems: list[Problem]) -> Spec | None:
    if not (path / SPEC).is_file():
        problems.append(_absent(SPEC, _("Tạo tệp này với các khóa edition, period, as_of, survey.")))
        return None
    file = read_yaml_file(path / SPEC)
    problems += [
        Problem("error", "bad-yaml", fault.what, fault.why, fault.remedy, SPEC, None, fault.line)
        for fault in file.faults
    ]
    if not isinstance(file.data, Mapping):
        if not file.faults:
            problems.append(_bad("", None, None, _("folder.yaml phải gồm các dòng dạng `khóa: giá trị`.")))
        return None
    for key in file.data:
        if key not in KEYS:
            what = _("folder.yaml có khóa lạ: %(key)s.") % {"key": key}
            remedy = _("Chỉ dùng edition, period, as_of, survey.")
            problems.append(
                Problem("error", "unknown-key", what, "", remedy, SPEC, None, file.lines.get(str(key)), str(key))
            )
    return _spec(file.data, file.lines, as_of, problems)


def _spec(
    data: Mapping[str, object], lines: Mapping[str, int], as_of: datetime.date | None, problems: list[Problem]
) -> Spec | None:
    edition = str(data.get("edition") or "").strip()
    period = parse_period(data.get("period"))
    day = as_of or parse_date(data.get("as_of"))
    survey = str(data.get("survey") or "").strip()
    expected = {
        "edition": (bool(edition), _("Phải ghi định danh bộ tiêu chí, ví dụ commune/2023.")),
        "period": (period is not None, how_periods_are_written()),
        "as_of": (day is not None, _("Phải là một ngày viết như 2023-10-15.")),
        "survey": (survey in SURVEYS, _("Phải là held (có điều tra xã hội học) hoặc not_held (không).")),
    }
    for key, (is_right, why) in expected.items():
        if not is_right:
            problems.append(_bad(key, data.get(key), lines.get(key), why))
    if period is None or day is None or not all(is_right for is_right, _why in expected.values()):
        return None
    return Spec(edition, period, day, survey)


def _bad(key: str, value: object, line: int | None, why: str) -> Problem:
    what = (
        _("Khóa %(key)s trong folder.yaml thiếu hoặc sai.") % {"key": key} if key else _("folder.yaml không đúng dạng.")
    )
    return Problem("error", "bad-folder", what, why, _("Sửa tệp rồi chạy lại."), SPEC, None, line, key or None, value)


def _absent(name: str, remedy: str) -> Problem:
    return Problem("error", "missing-file", _("Thư mục không có tệp %(name)s.") % {"name": name}, "", remedy, name)


def _no_folder(path: Path) -> Problem:
    what = _("Không có thư mục %(path)s.") % {"path": path}
    return Problem("error", "no-folder", what, "", _("Kiểm tra lại đường dẫn."), str(path))
