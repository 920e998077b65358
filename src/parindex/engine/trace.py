"""Why a leaf scored so: its rule, the branch taken, and sentences a person can follow (diễn giải điểm)."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from parindex.engine.card import Card
from parindex.engine.ranking import SURVEY
from parindex.engine.rules.rule import Labels
from parindex.engine.unit import NOT_HELD
from parindex.engine.values import Facts, State
from parindex.engine.words import points, say


@dataclass(frozen=True)
class Trace:
    """How one leaf came out. `points` in millionths."""

    kind: str
    rule_text: str
    points: int
    state: State
    branch: str
    sentences: tuple[str, ...]


def trace(  # noqa: PLR0913 - what an outcome depends on
    card: Card,
    leaf_key: str,
    facts: Facts,
    labels: Labels,
    *,
    survey_held: bool = True,
    best: Mapping[str, Fraction] | None = None,
) -> Trace:
    """Explain a leaf by its id or code.

    Args:
        card: the card.
        leaf_key: the leaf's id or printed code.
        facts: the unit's facts by name.
        labels: what people call each fact.
        survey_held: whether the round held its survey.
        best: the best values of the group, from `best_of_group`.

    Raises:
        LookupError: if the card has no such leaf.

    """
    leaf = card.leaf(leaf_key)
    frame = leaf.frame(card.semantics, best or {})
    text = leaf.rule.text(frame, labels)
    if not survey_held and leaf.owner == SURVEY:
        why = say("Đợt này không điều tra xã hội học: tiêu chí được loại khỏi điểm tối đa của mọi đơn vị.")
        return Trace(leaf.rule.kind, text, *NOT_HELD, (why,))
    earned, state, branch = leaf.compile(card.semantics, frame.best)(facts.get)
    because = leaf.rule.because(branch, facts, frame, labels)
    ends = (say("Được %(points)s trên %(max)s điểm.", points=points(earned), max=points(leaf.max)),)
    return Trace(leaf.rule.kind, text, earned, state, branch, (*because, *(ends if state == "scored" else ())))
