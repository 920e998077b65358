"""Every fact that a register counts, and who may open the rows behind it."""

from parindex.foundation.facts.declaration import Fact
from parindex.foundation.people.actor import Actor
from parindex.foundation.people.permissions import check_can_see
from parindex.foundation.units.models import Unit
from parindex.registers.documents.facts import FACTS as OF_DOCUMENTS
from parindex.registers.dossiers.facts import FACTS as OF_DOSSIERS
from parindex.registers.dossiers.permissions import check_can_list
from parindex.registers.tasks.facts import FACTS as OF_TASKS

ALL_FACTS: tuple[Fact, ...] = (*OF_DOCUMENTS, *OF_TASKS, *OF_DOSSIERS)
_OF_DOSSIERS = frozenset(fact.name for fact in OF_DOSSIERS)


def check_can_open(actor: Actor, unit: Unit, fact: str) -> None:
    """Let those who may see a register row by row open the rows behind a fact; only dossiers are not for all of them.

    Raises:
        NotAllowed: with the roles that may.

    """
    if fact in _OF_DOSSIERS:
        check_can_list(actor, unit)
    else:
        check_can_see(actor, unit)
