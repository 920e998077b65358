"""One duty of a plan, made from its paragraph, its labelled values and what stands above it."""

import dataclasses
import datetime
import re
from collections.abc import Iterable

from parindex.foundation.text.normal import nfc
from parindex.steering.plans.reading.assignment import assignment_in
from parindex.steering.plans.reading.attributes import attributes_in, leading_and_helping, without_attributes
from parindex.steering.plans.reading.citing import citations_in
from parindex.steering.plans.reading.deadlines import Deadline, deadline_in, deadline_of
from parindex.steering.plans.reading.meaning import Kind
from parindex.steering.plans.reading.offices import Offices
from parindex.steering.plans.reading.papers import Citation, without_citations

_CLOSE = re.compile(r"\s*\./\.\s*$")


NO_DEADLINE = Deadline()


@dataclasses.dataclass(slots=True)
class Item:
    """One purpose, requirement or duty. `key` is unique in the plan and stays the same on every reading."""

    key: str
    section: str
    kind: Kind
    area: int | None
    text: str
    line: int
    line_end: int
    owners: list[str] = dataclasses.field(default_factory=list)
    support: list[str] = dataclasses.field(default_factory=list)
    due_on: datetime.date | None = None
    recurrence: str | None = None
    product: str | None = None
    citations: list[Citation] = dataclasses.field(default_factory=list)


@dataclasses.dataclass(frozen=True, slots=True)
class Given:
    """What an item inherits from the headings above it."""

    kind: Kind | None = None
    area: int | None = None
    owners: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    due: Deadline = NO_DEADLINE
    is_reporting: bool = False
    recipients: tuple[str, ...] = ()


def fill(item: Item, given: Given, notes: Iterable[str], offices: Offices, year: int | None) -> None:
    """Settle owners, helpers, deadline, product and papers of an item from its own words and what it inherits."""
    item.citations = citations_in(item.text, item.line)
    bare = without_citations(item.text, item.citations)
    labelled = [*attributes_in(bare), *(found for note in notes for found in attributes_in(note))]
    duty = without_attributes(bare, attributes_in(bare))
    named = assignment_in(duty, offices)
    item.owners, item.support = list(named.owners), list(named.support)
    due = deadline_in(duty, year)
    labelled_owners: list[str] = []
    for found in labelled:
        if found.name == "owner":
            leading, helping = leading_and_helping(_whole(found.value))
            labelled_owners = _merged(labelled_owners, offices.in_cell(leading))
            item.support = _merged(item.support, offices.in_cell(helping))
        elif found.name == "support":
            item.support = _merged(item.support, offices.in_cell(_whole(found.value)))
        elif found.name == "due":
            due = deadline_of(found.value, year)
        elif found.name == "product":
            item.product = item.product or found.value or None
    item.owners = labelled_owners or item.owners or list(given.owners or named.vague)
    item.support = [name for name in _merged(item.support, given.support) if name not in item.owners]
    item.due_on, item.recurrence = (due.due_on or given.due.due_on), (due.recurrence or given.due.recurrence)
    item.text = nfc(_CLOSE.sub(".", item.text))


def _whole(value: str) -> str:
    """Return a labelled value up to the end of its sentence."""
    return re.split(r"\.\s+(?=[A-ZĐ])", value)[0]


def _merged(first: Iterable[str], second: Iterable[str]) -> list[str]:
    """Return both lists as one, each name once."""
    return list(dict.fromkeys([*first, *second]))
