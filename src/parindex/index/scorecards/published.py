"""`published.lock`: fingerprints of editions that were published and must never change."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from django.conf import settings
from django.utils.translation import gettext as _

from parindex.foundation.people.policies import NotPossible
from parindex.index.scorecards.loader import EditionFile

LOCK: Final = "published.lock"
HEAD: Final = "# Fingerprints of editions that must never change: `parindex scorecard lock <edition>` adds one.\n"
_LINE = re.compile(r"(\S+) ([0-9a-f]{64})")


def published() -> dict[str, str]:
    """Return the fingerprint of every published edition by its key."""
    path = _path()
    if not path.is_file():
        return {}
    lines = (_LINE.fullmatch(line.strip()) for line in path.read_text(encoding="utf-8").splitlines())
    return {line[1]: line[2] for line in lines if line}


def check_unchanged(file: EditionFile, locked: Mapping[str, str]) -> None:
    """Hold that a published edition is what it was when it was published.

    Raises:
        NotPossible: if it differs.

    """
    if locked.get(file.key, file.fingerprint) != file.fingerprint:
        raise NotPossible(
            _(
                "Bộ tiêu chí %(key)s đã công bố nên không được sửa: nội dung khác với dấu vân tay trong published.lock."
                " Trả các tệp về như cũ, rồi ra một phiên bản mới với extends: %(key)s."
            )
            % {"key": file.key}
        )


def lock(file: EditionFile) -> bool:
    """Write an edition's fingerprint to the lock; return whether it is new there.

    Raises:
        NotPossible: if the edition is faulty, or stands there with another fingerprint.

    """
    if file.card is None:
        what = _("Bộ tiêu chí %(key)s còn lỗi nên chưa công bố được. Chạy `parindex scorecard check`.")
        raise NotPossible(what % {"key": file.key})
    locked = published()
    check_unchanged(file, locked)
    if file.key in locked:
        return False
    locked[file.key] = file.fingerprint
    text = HEAD + "".join(f"{key} {locked[key]}\n" for key in sorted(locked))
    _path().write_text(text, encoding="utf-8")
    return True


def _path() -> Path:
    return Path(settings.RULEBOOK) / LOCK
