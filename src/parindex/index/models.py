"""All models of the floor, for Django to find."""

from parindex.index.observations.models import Observation
from parindex.index.results.models import Run, UnitResult
from parindex.index.rounds.models import Participant, Round
from parindex.index.scorecards.models import Edition, Leaf

__all__ = ["Edition", "Leaf", "Observation", "Participant", "Round", "Run", "UnitResult"]
