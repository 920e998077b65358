"""Dossiers as a kind of import: a file read into a preview, written whole, and taken back exactly."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from parindex.foundation.imports.kinds import Found, Reading, Request, Written
from parindex.foundation.imports.models import Batch, BatchState
from parindex.foundation.imports.progress import tell
from parindex.foundation.imports.queries import standing_after
from parindex.foundation.people.models import Role
from parindex.foundation.people.policies import NotPossible
from parindex.foundation.units.models import Unit
from parindex.registers.dossiers.importing.columns import filled_columns
from parindex.registers.dossiers.importing.compared import Comparer
from parindex.registers.dossiers.importing.reading_in import FileRead
from parindex.registers.dossiers.importing.spool import Spool
from parindex.registers.dossiers.importing.writing import difference, restore, write
from parindex.registers.dossiers.models import Displaced, Dossier
from parindex.registers.dossiers.permissions import IMPORTERS

NAME = "dossiers"


@dataclass(frozen=True)
class DossierKind:
    """Lists of dossiers, from any system that exports them."""

    name: str = NAME
    roles: frozenset[Role] = IMPORTERS
    undoes_latest_first: bool = False  # `undo` itself sees whether a later batch changed the same rows

    @property
    def label(self) -> str:
        """The kind as the middle of a sentence."""
        return _("hồ sơ")

    def read(self, request: Request) -> Reading:
        """Begin to read a file into its spool; `choices["columns"]` (heading → field) corrects the mapping."""
        chosen = request.choices.get("columns") or profile_of(request.unit)
        spool = _spool(request.path.name, request.unit, request.choices)
        file = FileRead(spool, request, timezone.localdate(request.at), chosen)
        return Reading(file.rows(), lambda: _found(file))

    def write(self, batch: Batch, reading: Reading) -> Written:
        """Write the rows of the preview's spool; if that scratch file is gone, the file is read again."""
        spool = _spool(batch.file_sha256, batch.unit, batch.report.get("choices", {}))
        whole = spool.whole()
        if whole is None or whole.digest != batch.report["digest"]:
            _read_again(reading, str(batch.report["digest"]))
        done = write(spool, _comparer(batch.columns, batch.report), batch.pk, _teller(batch))
        spool.remove()
        return Written(str(batch.report["digest"]), done.as_json())

    def undo(self, batch: Batch) -> Mapping[str, int]:
        """Restore exactly what stood before the batch.

        Raises:
            NotPossible: if a later batch has changed rows of this one.

        """
        if later := later_files(batch):
            why = _("Không hoàn tác được vì lần nhập sau đã sửa hoặc dựa vào các hồ sơ này: %(names)s.")
            what_to_do = _("Hãy hoàn tác lần đó trước.")
            names = ", ".join(f"“{name}”" for name in later)
            raise NotPossible(f"{why % {'names': names}} {what_to_do}")
        return {"restored": restore(batch.pk)}


def later_files(batch: Batch) -> list[str]:
    """Return the names of the files that, after this batch, changed rows of it or only kept theirs because it stood."""
    names = [later.file_name for later in standing_after(batch) if _leans_on_others(later)]
    written = batch.report.get("written", {})
    touched = int(written.get("new", 0)) + int(written.get("changed", 0))
    if Dossier.objects.filter(batch=batch).count() != touched:
        changed = Displaced.objects.filter(before__batch_id=batch.pk).values_list("batch_id", flat=True).distinct()
        names += Batch.objects.filter(pk__in=changed).order_by("pk").values_list("file_name", flat=True)
        names = names or [_("chưa rõ tệp nào")]
    return list(dict.fromkeys(names))


def _leans_on_others(batch: Batch) -> bool:
    """Tell whether a batch left rows of its file unwritten because they stood already, or later ones did."""
    written = batch.report.get("written", {})
    return bool(written.get("unchanged") or written.get("older"))


def profile_of(unit: Unit) -> dict[str, str]:
    """Return the mapping of columns (heading → field) that a person last confirmed for the unit, or an empty one."""
    batches = Batch.objects.filter(kind=NAME, unit=unit, state=BatchState.CONFIRMED).order_by("-confirmed_at")
    reports = batches.values_list("report", flat=True)[:1]
    return dict(next((report.get("chosen", {}) for report in reports), {}))


def _read_again(reading: Reading, seen: str) -> None:
    """Read the file again because its scratch rows are gone.

    Raises:
        NotPossible: if it reads otherwise than the person saw it (the rulebook or the units have changed).

    """
    for _row in reading.rows:
        pass
    if reading.found().report["digest"] != seen:
        raise NotPossible(_("Tệp đọc lại cho kết quả khác với bản xem trước; hãy đọc lại tệp rồi xác nhận."))


def _teller(batch: Batch) -> Callable[[int], None]:
    return lambda done: tell(batch.pk, done, batch.rows_total)


def _found(file: FileRead) -> Found:
    report = file.report()
    if file.accepted:
        report["difference"] = difference(file.spool, _comparer(file.fields, report)).as_json()
    else:
        file.spool.remove()
    return Found(report, file.layout, tuple(file.fields), is_refused=not file.accepted)


def _comparer(fields: list[str], report: Mapping[str, Any]) -> Comparer:
    """Return what compares a file's rows with the register as it is now."""
    others = Batch.objects.filter(kind=NAME, state=BatchState.CONFIRMED).values_list("pk", "report__as_of")
    return Comparer(filled_columns(fields), str(report.get("as_of") or ""), {pk: str(as_of) for pk, as_of in others})


def _spool(sha256: str, unit: Unit, choices: Mapping[str, Any]) -> Spool:
    """Return where the rows of a file wait, as read for a unit with these choices."""
    said = hashlib.sha256(json.dumps([unit.pk, choices], sort_keys=True).encode()).hexdigest()[:16]
    return Spool(Path(settings.FILES_ROOT) / "spool" / f"{sha256}-{said}.sqlite3")
