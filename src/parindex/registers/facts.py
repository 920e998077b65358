"""Every fact that a register counts."""

from parindex.foundation.facts.declaration import Fact
from parindex.registers.documents.facts import FACTS as OF_DOCUMENTS
from parindex.registers.dossiers.facts import FACTS as OF_DOSSIERS
from parindex.registers.tasks.facts import FACTS as OF_TASKS

ALL_FACTS: tuple[Fact, ...] = (*OF_DOCUMENTS, *OF_TASKS, *OF_DOSSIERS)
