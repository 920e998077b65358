"""The facts a round is computed from: from records first, from observations where the registers know nothing."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from parindex.foundation.facts.collector import Known, collect
from parindex.foundation.facts.declaration import Window
from parindex.foundation.files.problems import Problem
from parindex.foundation.rulebook.facts import FactDefinition, fact_definitions
from parindex.index.observations.periods import period_between
from parindex.index.observations.queries import Observed, latest
from parindex.index.rounds.models import Round
from parindex.registers.facts import ALL_FACTS


@dataclass(frozen=True)
class FactUsed:
    """A fact as the engine is given it. `value` is canonical text; `records`: how many rows stand behind it."""

    state: str
    value: str | None
    as_of: datetime.date | None
    source_kind: str  # records | observation | ""
    source_ref: str
    records: int | None

    def as_json(self) -> dict[str, object]:
        """Return what a run stores."""
        as_of = self.as_of.isoformat() if self.as_of else None
        return {**self.__dict__, "as_of": as_of}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "FactUsed":
        """Return what a run stored."""
        as_of = datetime.date.fromisoformat(stored["as_of"]) if stored["as_of"] else None
        return cls(**{**stored, "as_of": as_of})


NOT_KNOWN = FactUsed("missing", None, None, "", "", None)


@dataclass(frozen=True)
class UnitFacts:
    """All facts of one unit, and where its sources contradict one another."""

    used: Mapping[str, FactUsed]
    problems: tuple[Problem, ...]


def facts_of(round_: Round, as_of: datetime.date) -> dict[int, UnitFacts]:
    """Return the facts of every unit in the round, as known now of what happened up to `as_of`.

    The number of queries depends on the declarations only, never on units or records.
    """
    names = dict(round_.participants.order_by("unit_id").values_list("unit_id", "unit__name"))
    unit_ids = list(names)
    window = Window(round_.period_from, round_.period_to, as_of, round_.year)
    collected = collect(ALL_FACTS, window=window, unit_ids=unit_ids, connection=connection)
    observed = latest(unit_ids, period_between(round_.period_from, round_.period_to), as_of)
    definitions = fact_definitions()
    return {
        unit_id: _joined(name, collected.get(unit_id, {}), observed.get(unit_id, {}), definitions, as_of)
        for unit_id, name in names.items()
    }


def _joined(
    unit: str,
    collected: Mapping[str, Known],
    observed: Mapping[str, Observed],
    definitions: Mapping[str, FactDefinition],
    as_of: datetime.date,
) -> UnitFacts:
    used: dict[str, FactUsed] = {}
    problems: list[Problem] = []
    for name in sorted({*collected, *observed} & set(definitions)):
        recorded = _from_records(collected.get(name), definitions[name], as_of)
        stated = _from_observation(observed.get(name))
        used[name] = recorded or stated or NOT_KNOWN
        if recorded and stated and _contradict(definitions[name], recorded, stated, as_of):
            problems.append(_contradiction(unit, definitions[name], recorded, stated))
    return UnitFacts(used, tuple(problems))


def _from_records(known: Known | None, definition: FactDefinition, as_of: datetime.date) -> FactUsed | None:
    if known is None or known.state == "missing":
        return None
    if known.state == "none_arose" or known.value is None:
        return FactUsed("none_arose", None, as_of, "records", definition.register, known.records)
    return FactUsed("value", str(known.value), as_of, "records", definition.register, known.records)


def _from_observation(observed: Observed | None) -> FactUsed | None:
    if observed is None or observed.state == "missing":
        return None
    value = observed.value if observed.state == "value" else None
    return FactUsed(observed.state, value, observed.as_of, "observation", observed.source, None)


def _contradict(definition: FactDefinition, recorded: FactUsed, stated: FactUsed, as_of: datetime.date) -> bool:
    """Tell whether both cannot be true; what is counted may well have been another on an earlier day."""
    if definition.nature in ("flow", "stock", "distinct") and stated.as_of != as_of:
        return False
    return _amount(recorded) != _amount(stated)


def _amount(fact: FactUsed) -> str | None:
    """Return what a fact comes to: where nothing arose, 0 was counted."""
    return "0" if fact.state == "none_arose" else fact.value


def _contradiction(unit: str, definition: FactDefinition, recorded: FactUsed, stated: FactUsed) -> Problem:
    none_arose = _("không phát sinh")
    return Problem(
        "warning",
        "records-differ",
        _("%(unit)s: %(label)s nhập tay khác với hồ sơ gốc.") % {"unit": unit, "label": definition.label},
        _("Hồ sơ gốc cho %(recorded)s, trị số nhập là %(stated)s (%(source)s); điểm tính theo hồ sơ gốc.")
        % {
            "recorded": recorded.value or none_arose,
            "stated": stated.value or none_arose,
            "source": stated.source_ref or "–",
        },
        _("Kiểm tra lại hồ sơ gốc hoặc bỏ trị số nhập tay."),
        column=definition.name,
        value=stated.value,
    )
