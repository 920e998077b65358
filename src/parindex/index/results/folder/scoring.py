"""Fills the database from a folder, computes by the same code as the desk, and leaves nothing behind."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from parindex.engine.card import Card
from parindex.foundation.files.problems import Problem
from parindex.foundation.people.actor import command_actor
from parindex.foundation.units.models import Unit
from parindex.index.observations.actions import write_rows
from parindex.index.results.actions import compute
from parindex.index.results.folder.dossiers import import_dossiers
from parindex.index.results.folder.spec import Folder, Spec, read_folder
from parindex.index.results.folder.standing import write_units
from parindex.index.results.models import Run
from parindex.index.rounds.actions import open_round
from parindex.index.rounds.models import Round
from parindex.index.rounds.policies import Entry
from parindex.index.scorecards.loader import load_edition
from parindex.index.scorecards.models import Edition

ACTOR = command_actor("score")


@dataclass(frozen=True)
class ScoredFolder:
    """A folder with its run; without a run the problems say why there is none."""

    folder: Folder
    edition: Edition | None
    card: Card | None
    run: Run | None
    problems: list[Problem]


@contextmanager
def open_folder(path: Path, as_of: datetime.date | None, at: datetime.datetime) -> Iterator[ScoredFolder]:
    """Yield the folder, scored; when the caller is done, everything written for it is rolled back."""
    folder = read_folder(path, as_of)
    with transaction.atomic():
        yield _scored(folder, at)
        transaction.set_rollback(True)


def _scored(folder: Folder, at: datetime.datetime) -> ScoredFolder:
    problems = list(folder.problems)
    spec = folder.spec
    if spec is None:
        return ScoredFolder(folder, None, None, None, problems)
    edition, card = _edition(spec, folder.path, problems, at)
    if edition is None or card is None or not folder.units:
        return ScoredFolder(folder, edition, card, None, problems)
    authority, units = write_units(folder)
    round_ = _round(folder, spec, edition, authority, units, at)
    write_rows(folder.rows, lambda row: units.get(row.unit), by=ACTOR.username, at=at)
    problems += import_dossiers(folder.dossiers, authority, units, actor=ACTOR, at=at)
    if not folder.rows and not folder.dossiers:
        problems.append(_nothing_known())
    run = compute(round=round_, as_of=spec.as_of, at=at, actor=ACTOR)
    return ScoredFolder(folder, edition, card, run, problems)


def _edition(
    spec: Spec, path: Path, problems: list[Problem], at: datetime.datetime
) -> tuple[Edition | None, Card | None]:
    try:
        file = load_edition(spec.edition, beside=path)
    except FileNotFoundError:
        problems.append(_unknown_edition(spec.edition))
        return None, None
    if file.card is None:
        problems += [
            Problem("error", "bad-edition", fault.what, fault.why, fault.remedy, str(fault.file), None, fault.line)
            for fault in file.faults
        ]
        return None, None
    edition, _made = Edition.objects.update_or_create(
        key=spec.edition,
        defaults={"title": spec.edition, "fingerprint": file.fingerprint, "content": file.data, "loaded_at": at},
    )
    return edition, file.card


def _round(  # noqa: PLR0913, PLR0917 - what a round is made of
    folder: Folder, spec: Spec, edition: Edition, authority: Unit, units: dict[str, Unit], at: datetime.datetime
) -> Round:
    return open_round(
        actor=ACTOR,
        authority=authority,
        year=spec.period.first.year,
        edition=edition,
        title=authority.name,
        first=spec.period.first,
        last=spec.period.last,
        survey=spec.survey,
        entries=[Entry(units[unit.code], unit.group, unit.is_ranked) for unit in folder.units],
        at=at,
    )


def _unknown_edition(key: str) -> Problem:
    return Problem(
        "error",
        "unknown-edition",
        _("Không có bộ tiêu chí %(key)s.") % {"key": key},
        "",
        _("Xem các bộ tiêu chí bằng `parindex scorecard check`, rồi sửa khóa edition trong folder.yaml."),
        "folder.yaml",
        column="edition",
        value=key,
    )


def _nothing_known() -> Problem:
    return Problem(
        "warning",
        "no-observations",
        _("Thư mục không có trị số nào."),
        _("Không đọc được dòng nào từ observations*.csv, observations*.xlsx hay dossiers/."),
        _("Thêm tệp trị số rồi chạy lại."),
    )
