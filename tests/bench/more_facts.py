"""The facts of dossiers, and of the same rows two stocks and a distinct count, which no card asks for yet."""

from parindex.foundation.facts.declaration import Fact, Kind, Rows, Span
from parindex.registers.dossiers.facts import FACTS as OF_THE_RULEBOOK
from parindex.registers.dossiers.facts import RECEIVED, RESOLVED

_OPEN = Rows(
    RECEIVED.table,
    "received_on",
    Span.UNTIL,
    "state NOT IN (1, 3, 7) AND (finished_on IS NULL OR finished_on > :as_of)",
)
_GROUNDS = (RECEIVED.count(), RESOLVED.count())
FACTS = (
    *OF_THE_RULEBOOK,
    Fact("open", _OPEN.count(), grounds=_GROUNDS),
    Fact("open_overdue", _OPEN.count("due_on < :as_of"), grounds=_GROUNDS),
    Fact("procedures_used", RECEIVED.count(), Kind.DISTINCT, "procedure_key", grounds=_GROUNDS),
)
