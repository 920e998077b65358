"""The trace of a stored leaf: recomputed from the facts its run was given, never from the registers."""

from collections.abc import Mapping
from fractions import Fraction

from parindex.engine.card import Card
from parindex.engine.group import best_of_group
from parindex.engine.trace import Trace, trace
from parindex.engine.values import FactValue
from parindex.foundation.rulebook.facts import FactDefinition, fact_definitions
from parindex.index.results.computing import engine_facts
from parindex.index.results.facts import FactUsed
from parindex.index.results.models import UnitResult


def labels_of(definitions: Mapping[str, FactDefinition]) -> dict[str, str]:
    """Return what people call each fact, and each level of one as `fact:level`."""
    levels = {f"{fact.name}:{key}": label for fact in definitions.values() for key, label in fact.levels.items()}
    return {name: fact.label for name, fact in definitions.items()} | levels


def stored_facts(result: UnitResult) -> dict[str, FactValue]:
    """Return the facts a result was computed from, as the engine reads them."""
    used = {name: FactUsed.from_json(stored) for name, stored in result.facts.items()}
    return engine_facts(used, fact_definitions())


def trace_of(
    result: UnitResult, card: Card, leaf: str, labels: Mapping[str, str], best: Mapping[str, Fraction]
) -> Trace:
    """Return why a leaf of a stored result came out as it did.

    Args:
        result: the unit's result, with its run and round at hand.
        card: the card it was computed by.
        leaf: the leaf's id or code.
        labels: what people call each fact.
        best: the best values of the group, from `best_in_group`.

    Raises:
        LookupError: if the card has no such leaf.

    """
    held = result.run.round.survey == "held"
    return trace(card, leaf, stored_facts(result), labels, survey_held=held, best=best)


def best_in_group(result: UnitResult, card: Card) -> dict[str, Fraction]:
    """Return the best values of the result's group, where a rule of the card compares with them."""
    if not card.relatives:
        return {}
    members = result.run.results.filter(group=result.group)
    return best_of_group(card, [stored_facts(member) for member in members])
