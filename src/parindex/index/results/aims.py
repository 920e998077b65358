"""How far a unit is from the class its plan aims at, as the plan writes it."""

from parindex.foundation.text.search import search_key
from parindex.index.results.distances import to_class
from parindex.index.results.pages import Distance, Score
from parindex.index.rounds.models import Round
from parindex.index.scorecards.queries import card_of


def to_class_written(round_: Round, score: Score, wanted: str) -> Distance | None:
    """Return the points that bring a score to a class named in words; None if the card has none of that name.

    "Hoàn thành tốt nhiệm vụ trở lên", with or without diacritics, means the class "Hoàn thành tốt nhiệm vụ".
    """
    said = search_key(wanted)
    named = [each for each in card_of(round_.edition).classes if said and search_key(each.label) in said]
    if not named:
        return None
    # The longest name that is said: "hoàn thành nhiệm vụ" stands in no other, but a card may be worded otherwise.
    meant = max(named, key=lambda each: len(each.label))
    return to_class(score, meant.label, meant.cut_off)
