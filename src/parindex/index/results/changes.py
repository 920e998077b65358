"""What a newer run brought a unit: its points and its rank before and after."""

import datetime
from dataclasses import dataclass

from parindex.index.results.models import Run, UnitResult


@dataclass(frozen=True)
class Change:
    """A unit in two runs; points in millionths. `leaves` counts those whose points or state are others now."""

    unit: str
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


def change_between(before: Run, after: Run, unit_id: int) -> Change | None:
    """Return what changed for a unit from one run to another; None if it stands in either only."""
    found = UnitResult.objects.filter(run__in=(before, after), unit_id=unit_id).select_related("unit")
    results = {result.run_id: result for result in found}
    old, new = results.get(before.pk), results.get(after.pk)
    if old is None or new is None:
        return None
    ranked = UnitResult.objects.filter(run=after, group=new.group, rank__isnull=False).count()
    leaves = sum(old.leaves.get(leaf) != score for leaf, score in new.leaves.items())
    return Change(new.unit.name, old.points, new.points, old.rank, new.rank, ranked, leaves)


def newer_run(round_id: int, run_id: int | None, as_of: datetime.date) -> Run | None:
    """Return the run that pages read now, if it is another than the one that stood; without units."""
    newest = Run.objects.filter(round_id=round_id, as_of__lte=as_of).order_by("-as_of", "-id").first()
    return None if newest is None or newest.pk == run_id else newest


def change_since(run_id: int | None, newer: Run, unit_id: int) -> Change | None:
    """Return what a newer run brought a unit; None where nothing had been computed before."""
    before = None if run_id is None else Run.objects.filter(pk=run_id).first()
    return None if before is None else change_between(before, newer, unit_id)
