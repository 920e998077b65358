"""What a newer run brought a unit: its points and its rank before and after."""

from dataclasses import dataclass

from parindex.foundation.units.models import Unit
from parindex.index.results.models import Run, UnitResult


@dataclass(frozen=True)
class Change:
    """A unit in two runs; points in millionths. `leaves` counts those whose points or state are others now."""

    points_before: int
    points_after: int
    rank_before: int | None
    rank_after: int | None
    ranked: int
    leaves: int

    @property
    def gained(self) -> int:
        """Points won, or lost where negative."""
        return self.points_after - self.points_before


def change_between(before: Run, after: Run, unit: Unit) -> Change | None:
    """Return what changed for a unit from one run to another; None if it stands in either only."""
    results = {result.run_id: result for result in UnitResult.objects.filter(run__in=(before, after), unit=unit)}
    old, new = results.get(before.pk), results.get(after.pk)
    if old is None or new is None:
        return None
    ranked = UnitResult.objects.filter(run=after, group=new.group, rank__isnull=False).count()
    leaves = sum(old.leaves.get(leaf) != found for leaf, found in new.leaves.items())
    return Change(old.points, new.points, old.rank, new.rank, ranked, leaves)
