"""What a person asks of the list of duties through its address: whose, in what state, of which programme, words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.http import urlencode

from parindex.foundation.text.search import search_key
from parindex.web.components.addresses import whole_in, year_in
from parindex.web.components.duties import DutyRow

STATES = ("late", "soon", "open", "standing", "done", "all")
UNDER_WAY = frozenset({"late", "soon", "open"})
LONGEST, NOBODY = 100, "-"


@dataclass(frozen=True)
class TasksAsking:
    """How the list is filtered. `state` "": what is under way; `unit` is a code, "" the person's own."""

    unit: str = ""
    owner: str = ""
    state: str = ""
    programme: str = ""
    year: int | None = None
    q: str = ""
    offset: int = 0

    def passes(self, row: DutyRow, *, but: str = "") -> bool:
        """Tell whether a duty is asked for; `but` names a filter to leave out, as its own counts do."""
        found = {
            "owner": self.owner in ("", row.owner_code or NOBODY),
            "state": is_in_state(row, self.state),
            "programme": self.programme in ("", row.programme),
            "year": self.year in (None, row.year),
            "q": self._is_said_in(row),
        }
        return all(passed for name, passed in found.items() if name != but)

    def at(self, offset: int) -> str:
        """Return the query part of the address of another page of the same list."""
        said = {key: str(value or "") for key, value in replace(self, offset=offset).__dict__.items()}
        return f"?{urlencode({key: value for key, value in said.items() if value})}"

    def _is_said_in(self, row: DutyRow) -> bool:
        if not self.q:
            return True
        text = search_key(f"{row.text} {row.product} {row.source} {row.recipient}")
        return all(word in text for word in search_key(self.q).split())


def is_in_state(row: DutyRow, state: str) -> bool:
    """Tell whether a duty belongs to a state of the filter."""
    group = "done" if row.state == "done_late" else row.state
    return state in ("all", group) or (not state and group in UNDER_WAY)


def asked(query: Mapping[str, str]) -> TasksAsking:
    """Read the question from an address; what makes no sense is left out."""
    state, year, offset = (query.get(key, "") for key in ("state", "year", "offset"))
    return TasksAsking(
        query.get("unit", "")[:LONGEST],
        query.get("owner", "")[:LONGEST],
        state if state in STATES else "",
        query.get("programme", "")[:LONGEST],
        year_in(year),
        query.get("q", "").strip()[:LONGEST],
        whole_in(offset) or 0,
    )
