"""What the page of one leaf shows: the trace, the facts, who recorded what, and a form per fact."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils import timezone

from parindex.foundation.rulebook.facts import fact_definitions
from parindex.index.results.pages import UsedFact, Why
from parindex.web.components.duties import DutyRow
from parindex.web.components.fact_values import show_fact, source_words
from parindex.web.components.positions import position_label
from parindex.web.components.remedies import Place, Remedy, remedy_of
from parindex.web.components.states import Tag, tag_of

TYPED = {"flag": "choice", "date": "date", "count": "number", "money": "number", "index": "decimal"}


@dataclass(frozen=True)
class Typed:
    """What a person typed into a fact's form, kept when it could not be taken; `fault` says why."""

    fact: str = ""
    state: str = "value"
    value: str = ""
    as_of: str = ""
    source: str = ""
    note: str = ""
    fault: str = ""


@dataclass(frozen=True)
class FactRow:
    """A fact of the leaf: what it is, its value, where it comes from, and the form to state it."""

    fact: UsedFact
    number: int
    value: str
    source: str
    has_records: bool
    closed: str
    is_counted: bool
    entry: str
    levels: tuple[tuple[str, str, bool], ...]
    typed: Typed
    is_open: bool
    remedy: Remedy | None

    @property
    def value_id(self) -> str:
        """The id of the field for the value, one a fact."""
        return f"value-{self.number}"

    @property
    def as_of_id(self) -> str:
        """The id of the field for the day, one a fact."""
        return f"as-of-{self.number}"


@dataclass(frozen=True)
class PastValue:
    """One observation of a fact, latest first."""

    label: str
    value: str
    period: str
    as_of: datetime.date
    source: str
    note: str
    by: str
    at: datetime.datetime
    is_withdrawn: bool


@dataclass(frozen=True)
class WhyPage:
    """One leaf of one unit."""

    why: Why
    tag: Tag
    owner: str
    facts: tuple[FactRow, ...]
    history: tuple[PastValue, ...]
    duties: tuple[DutyRow, ...]
    may_record: bool
    why_not: str
    period: str
    today: datetime.date
    before: tuple[str, str] | None
    after: tuple[str, str] | None


@dataclass(frozen=True)
class Recording:
    """Whether the person may state facts here, what they just typed that could not be taken, what stays closed."""

    may: bool
    why_not: str
    who: str
    typed: Typed = field(default_factory=Typed)
    closed: Mapping[str, str] = field(default_factory=dict)


def why_page(
    why: Why, history: Sequence[PastValue], recording: Recording, duties: tuple[DutyRow, ...], today: datetime.date
) -> WhyPage:
    """Return the page of a leaf."""
    before, after = _neighbours(why)
    rows = _rows(why, recording, _source_at_hand(history, recording, today))
    return WhyPage(
        why,
        tag_of(why.leaf),
        position_label(why.leaf.owner),
        rows,
        tuple(history),
        duties,
        recording.may,
        recording.why_not,
        str(why.sheet.year),
        today,
        before,
        after,
    )


def _neighbours(why: Why) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """Return the leaves before and after on the sheet; a bonus or a penalty has none."""
    leaves = [(leaf.id, leaf.code) for leaf in why.sheet.leaves]
    place = next((number for number, (key, _code) in enumerate(leaves) if key == why.leaf.id), None)
    if place is None:
        return None, None
    return (leaves[place - 1] if place else None), (leaves[place + 1] if place + 1 < len(leaves) else None)


def _rows(why: Why, recording: Recording, source: str) -> tuple[FactRow, ...]:
    """Return the facts; the form that was refused is open, else that of the first fact nobody has stated."""
    here = Place(why.sheet.year, why.sheet.code, why.leaf.id)
    remedies = {fact.name: remedy_of(fact.name, fact.state, fact.value, here) for fact in why.facts}
    lacking = (fact.name for fact in why.facts if fact.state == "missing" and remedies[fact.name] is None)
    is_open = recording.typed.fact or next(lacking, "")
    fresh = Typed(source=source)
    return tuple(
        FactRow(
            fact,
            number,
            show_fact(fact),
            source_words(fact) if fact.state != "missing" else "",
            fact.records is not None,
            recording.closed.get(fact.name, ""),
            fact.source_kind == "records" and fact.state != "missing",
            TYPED.get(fact.type, "level"),
            _levels(fact, recording.typed),
            recording.typed if recording.typed.fact == fact.name else fresh,
            fact.name == is_open,
            remedies[fact.name],
        )
        for number, fact in enumerate(why.facts, start=1)
    )


def _levels(fact: UsedFact, typed: Typed) -> tuple[tuple[str, str, bool], ...]:
    """Return the levels to choose from: id, name, whether it was chosen."""
    known = fact_definitions()[fact.name].levels if fact.type == "level" else {}
    return tuple((key, label, typed.fact == fact.name and typed.value == key) for key, label in known.items())


def _source_at_hand(history: Sequence[PastValue], recording: Recording, today: datetime.date) -> str:
    """Return the paper the person named for this leaf today: its other facts usually stand in the same."""
    own = (past for past in history if past.by == recording.who and timezone.localdate(past.at) == today)
    return next((past.source for past in own), "")


@dataclass(frozen=True)
class RecordsPage:
    """The records behind one number, a page at a time."""

    title: str
    fact: str
    label: str
    value: str
    definition: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: int
    first: int
    last: int
    previous: int | None
    following: int | None
    year: int
    unit_code: str
    unit_name: str
    leaf_id: str
    leaf_code: str
