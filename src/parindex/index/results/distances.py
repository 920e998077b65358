"""How many points a unit wants for a rank or a class."""

from fractions import Fraction

from parindex.index.results.pages import Distance, RankedGroup, RankedUnit, Score


def to_rank(group: RankedGroup, unit: RankedUnit, rank: int) -> Distance | None:
    """Return the points that would bring the unit level with the one now at `rank`; None if nobody stands there.

    Units may have different maxima, so the index (points ÷ maximum) is what is compared.
    """
    if unit.rank is not None and unit.rank <= rank:
        return Distance(str(rank), 0, is_within_reach=True)
    holders = [other for other in group.units if other.rank is not None and other.rank <= rank]
    if not holders:
        return None
    holder = max(holders, key=lambda other: other.rank or 0)
    if holder.score.max <= 0:
        return None
    return _distance(str(rank), unit.score, Fraction(holder.score.points, holder.score.max))


def to_class(unit: RankedUnit | Score, aim: str, cut_off: Fraction) -> Distance:
    """Return the points that bring the index to a class's cut-off (a share between 0 and 1)."""
    return _distance(aim, unit.score if isinstance(unit, RankedUnit) else unit, cut_off)


def next_rank(group: RankedGroup, unit: RankedUnit) -> Distance | None:
    """Return the points to the unit right above."""
    above = [other.rank for other in group.units if other.rank is not None and unit.rank and other.rank < unit.rank]
    return to_rank(group, unit, max(above)) if above else None


def _distance(aim: str, score: Score, share: Fraction) -> Distance:
    needed = -((-share.numerator * score.max) // share.denominator)
    wanting = max(0, needed - score.points)
    return Distance(aim, wanting, is_within_reach=wanting <= score.open)
