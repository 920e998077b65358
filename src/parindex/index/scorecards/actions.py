"""What can happen to editions: they are loaded from the rulebook. Nothing else writes them."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from parindex.engine.card import Card
from parindex.foundation.audit.actions import record
from parindex.foundation.people.policies import NotPossible
from parindex.index.scorecards.loader import EditionFile, edition_folders, load_edition, scorecards
from parindex.index.scorecards.models import Edition, Leaf
from parindex.index.scorecards.published import check_unchanged, published

_FIELDS = ("code", "area", "label", "owner", "max_points", "place")


@dataclass(frozen=True)
class LoadedEditions:
    """What loading changed: keys of editions that are new, and of those that became others."""

    editions: int
    created: tuple[str, ...]
    changed: tuple[str, ...]


@transaction.atomic
def load_editions(*, at: datetime.datetime, actor: str = "command:setup") -> LoadedEditions:
    """Bring every edition of `rulebook/scorecards` into the database; what already stands as written is left alone.

    None is ever removed: rounds stand on it.

    Raises:
        NotPossible: if an edition is faulty, or was published and has changed since. Then nothing is loaded.

    """
    files = [load_edition(folder) for folder in edition_folders(scorecards())]
    locked, stored = published(), dict(Edition.objects.values_list("key", "fingerprint"))
    created: list[str] = []
    changed: list[str] = []
    for file in files:
        card = _usable(file)
        check_unchanged(file, locked)
        if stored.get(file.key) == file.fingerprint:
            continue
        (changed if file.key in stored else created).append(file.key)
        _store(file, card, at)
    if created or changed:
        _tell(at, actor, stored, {file.key: file.fingerprint for file in files if file.key in {*created, *changed}})
    return LoadedEditions(len(files), tuple(created), tuple(changed))


def _usable(file: EditionFile) -> Card:
    if file.card is None:
        first = file.faults[0]
        raise NotPossible(
            _(
                "Bộ tiêu chí %(key)s có %(number)d lỗi nên không nạp được. Lỗi đầu tiên: %(file)s, dòng %(line)s: "
                "%(what)s Chạy `parindex scorecard check` để xem tất cả."
            )
            % {
                "key": file.key,
                "number": len(file.faults),
                "file": first.file.name,
                "line": first.line or "–",
                "what": first.what,
            }
        )
    return file.card


def _store(file: EditionFile, card: Card, at: datetime.datetime) -> None:
    said = {"title": file.title, "fingerprint": file.fingerprint, "content": file.data, "loaded_at": at}
    edition, _made = Edition.objects.update_or_create(key=file.key, defaults=said)
    known = {leaf.leaf_id: leaf for leaf in Leaf.objects.filter(edition=edition)}
    wanted = _rows(card)
    Leaf.objects.filter(edition=edition, leaf_id__in=known.keys() - wanted.keys()).delete()
    Leaf.objects.bulk_create(
        [Leaf(edition=edition, leaf_id=key, **row) for key, row in wanted.items() if key not in known], batch_size=500
    )
    kept = [known[key] for key in wanted if key in known]
    for leaf in kept:
        for field, value in wanted[leaf.leaf_id].items():
            setattr(leaf, field, value)
    Leaf.objects.bulk_update(kept, _FIELDS, batch_size=500)


def _rows(card: Card) -> dict[str, dict[str, Any]]:
    return {
        leaf.id: {
            "code": leaf.code,
            "area": leaf.area,
            "label": leaf.label,
            "owner": leaf.owner,
            "max_points": leaf.max,
            "place": place,
        }
        for place, leaf in enumerate(card.leaves)
    }


def _tell(at: datetime.datetime, actor: str, before: Mapping[str, str], after: Mapping[str, str]) -> None:
    """Write the event."""
    record(
        chain="",
        actor=actor,
        act="scorecards.loaded",
        object_type="editions",
        object_id="",
        at=at,
        before={key: before[key] for key in after if key in before},
        after=dict(after),
    )
