"""What can be asked of editions as loaded."""

from typing import Final

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from parindex.engine.card import Card, read_card
from parindex.engine.faults import CardFaults
from parindex.foundation.people.policies import NotPossible
from parindex.foundation.rulebook.facts import fact_definitions
from parindex.index.scorecards.loader import edition_folders, fingerprint_of, load_edition, scorecards
from parindex.index.scorecards.models import Edition, Leaf
from parindex.index.scorecards.published import published

MOST_CARDS: Final = 16
_CARDS: dict[str, Card] = {}  # by fingerprint: a card never changes while its fingerprint does not


def card_of(edition: Edition) -> Card:
    """Return the card of an edition, read from what was loaded, not from the files of today.

    Raises:
        NotPossible: if this version of the program cannot read it.

    """
    card = _CARDS.get(edition.fingerprint)
    if card is None:
        card = _read(edition)
        if len(_CARDS) >= MOST_CARDS:
            _CARDS.pop(next(iter(_CARDS)))
        _CARDS[edition.fingerprint] = card
    return card


def _read(edition: Edition) -> Card:
    types = {name: fact.type for name, fact in fact_definitions().items()}
    try:
        return read_card(edition.content, types)
    except CardFaults as refused:
        first = refused.faults[0]
        what = _("Bộ tiêu chí %(key)s đã nạp không còn đọc được: %(path)s: %(what)s Chạy lại `parindex setup`.")
        raise NotPossible(what % {"key": edition.key, "path": first.path, "what": first.what}) from refused


def edition_named(key: str) -> Edition | None:
    """Return an edition by its id, such as commune/2023, if it is loaded."""
    return Edition.objects.filter(key=key).first()


def leaves_of(edition: Edition) -> QuerySet[Leaf]:
    """Return the leaves of an edition in the card's order."""
    return Leaf.objects.filter(edition=edition).order_by("place")


def altered_editions() -> tuple[str, ...]:
    """Return the keys of editions that are not what they were: in the database, or published and changed in a file."""
    locked = published()
    altered = {
        edition.key
        for edition in Edition.objects.all()
        if fingerprint_of(edition.content) != edition.fingerprint
        or locked.get(edition.key, edition.fingerprint) != edition.fingerprint
    }
    files = (load_edition(folder) for folder in edition_folders(scorecards()))
    altered |= {file.key for file in files if locked.get(file.key, file.fingerprint) != file.fingerprint}
    return tuple(sorted(altered))


def codes_by_fact() -> dict[str, tuple[str, ...]]:
    """Return the codes of the leaves that use each fact, in any edition of the rulebook, each code once."""
    found: dict[str, dict[str, None]] = {}
    for folder in edition_folders(scorecards()):
        card = load_edition(folder).draft
        for leaf in (*card.leaves, *card.adjustments.leaves) if card else ():
            for name in leaf.rule.facts():
                found.setdefault(name, {})[leaf.code] = None
    return {name: tuple(codes) for name, codes in found.items()}
