"""What can be asked of observations: the latest of each fact, as known on a day; and all that was ever stated."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from parindex.foundation.rulebook.facts import FactDefinition, fact_definitions
from parindex.foundation.units.models import Unit
from parindex.index.observations.models import Observation
from parindex.index.observations.periods import Period, chain, must_reach, parse_period

SNAPSHOT_NATURES = ("stock", "declared")  # true on a day: the latest day inside the period speaks for it
MOST_TOLD = 200  # of a leaf's history: beyond any year of typing by hand


@dataclass(frozen=True)
class Observed:
    """A fact's value for a period as last observed: canonical text, where it was read, and on what day."""

    state: str
    value: str
    as_of: datetime.date
    source: str
    source_id: int


def latest(unit_ids: Collection[int], period: Period, as_of: datetime.date) -> dict[int, dict[str, Observed]]:
    """Return, for each unit and fact, what was observed last and not after `as_of`. One query.

    An observation of the very period wins. Without one, facts true on a day take the latest day inside the period,
    flows add up the parts that follow one another, and other facts take a part that runs from the period's start.
    """
    found: dict[int, dict[str, dict[str, Observed]]] = defaultdict(lambda: defaultdict(dict))
    rows = Observation.objects.filter(
        unit_id__in=unit_ids, is_withdrawn=False, as_of__lte=as_of, period__startswith=str(period.first.year)
    ).order_by("as_of", "id")
    columns = ("unit_id", "fact", "period", "state", "value", "as_of", "source", "id")
    for unit_id, fact, name, *rest in rows.values_list(*columns).iterator(chunk_size=5000):
        found[unit_id][fact][name] = Observed(*rest)
    definitions = fact_definitions()
    return {unit_id: _settled(facts, definitions, period, as_of) for unit_id, facts in found.items()}


def history(unit: Unit, facts: Collection[str], year: int) -> list[Observation]:
    """Return what was stated of these facts for a year or a part of it, latest first, withdrawn ones too. One query."""
    rows = Observation.objects.filter(unit=unit, fact__in=list(facts), period__startswith=str(year))
    return list(rows.order_by("-as_of", "-id")[:MOST_TOLD])


def _settled(
    facts: Mapping[str, Mapping[str, Observed]],
    definitions: Mapping[str, FactDefinition],
    period: Period,
    as_of: datetime.date,
) -> dict[str, Observed]:
    chosen = {}
    for fact, by_period in facts.items():
        nature = definitions[fact].nature if fact in definitions else "declared"
        observed = by_period.get(period.name) or speaking_for(period, by_period, nature, as_of)
        if observed is not None:
            chosen[fact] = observed
    return chosen


def speaking_for(
    asked: Period, by_period: Mapping[str, Observed], nature: str, as_of: datetime.date
) -> Observed | None:
    """Return what observations of parts of the period say of the whole, or None where they do not reach."""
    parts = {
        part: observed for name, observed in by_period.items() if (part := parse_period(name)) and asked.holds(part)
    }
    if not parts:
        return None
    if nature in SNAPSHOT_NATURES:
        return parts[max(parts, key=lambda part: (parts[part].as_of, part.last))]
    if nature == "flow":
        return _sum([parts[part] for part in chain(asked, parts, as_of)])
    reaching = [part for part in parts if part.first == asked.first and part.last >= must_reach(asked, as_of)]
    return parts[max(reaching, key=lambda part: part.last)] if reaching else None


def _sum(parts: list[Observed]) -> Observed | None:
    """Return the parts added up; one missing leaves the sum missing, one that never arose adds nothing."""
    if not parts:
        return None
    last = max(parts, key=lambda part: part.as_of)
    source = "; ".join(dict.fromkeys(part.source for part in parts if part.source))
    states = {part.state for part in parts}
    if "missing" in states:
        return Observed("missing", "", last.as_of, source, last.source_id)
    if states == {"none_arose"}:
        return Observed("none_arose", "", last.as_of, source, last.source_id)
    total = sum(int(part.value) for part in parts if part.state == "value")
    return Observed("value", str(total), last.as_of, source, last.source_id)
