"""Facts that cannot be, as problems: which leaf of which unit they touch, and what is wrong with them."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from parindex.engine.card import Card
from parindex.foundation.files.problems import Problem
from parindex.foundation.rulebook.facts import fact_definitions
from parindex.index.results.models import UnitResult
from parindex.index.results.traces import best_in_group, labels_of, trace_of


def impossible(unit: str, leaf: str, sentences: Sequence[str]) -> Problem:
    """Return the problem of a leaf whose facts cannot be."""
    return Problem(
        "error",
        "impossible-facts",
        _("Số liệu của tiêu chí %(leaf)s, đơn vị %(unit)s không thể như vậy.") % {"leaf": leaf, "unit": unit},
        " ".join(sentences),
        _("Kiểm tra lại các số liệu của tiêu chí này rồi tính lại."),
    )


def impossible_leaves(result: UnitResult, card: Card | None) -> Iterator[Problem]:
    """Yield a problem for each leaf of a result in state error."""
    broken = [leaf for leaf, (_points, _max, state) in result.leaves.items() if state == "error"]
    if card is None or not broken:
        return
    labels, best = labels_of(fact_definitions()), best_in_group(result, card)
    for leaf in broken:
        found = trace_of(result, card, leaf, labels, best)
        yield impossible(result.unit.code, card.leaf(leaf).code, found.sentences)
