"""Round 2022 at its full size: what is known of the units makes Ba Giang the 4th of 19, and does so again."""

import pytest

from demo.small import AT, quiet
from parindex.demo.build import play_year
from parindex.demo.files import Archive
from parindex.demo.people import make_people
from parindex.demo.stage import BA_GIANG, LAST_YEAR, RUN_DAYS, set_stage
from parindex.foundation.people.actor import command_actor
from parindex.index.results.actions import compute
from parindex.index.results.models import Run, UnitResult
from parindex.index.rounds.models import Round
from parindex.registers.dossiers.models import Dossier

YEAR_END = RUN_DAYS[LAST_YEAR][-1]

pytestmark = pytest.mark.django_db


def ranks() -> dict[str, int | None]:
    return dict(UnitResult.objects.values_list("unit__code", "rank"))


@pytest.mark.usefixtures("empty_demo")
def test_ba_giang_is_fourth_and_fourth_again_when_every_result_was_deleted():
    stage = set_stage(quiet)
    make_people(stage)
    play_year(stage, Archive(stage), LAST_YEAR)
    first, digest = ranks(), Run.objects.get().facts_digest
    assert Dossier.objects.count() > 30_000
    assert (len(first), first[BA_GIANG]) == (19, 4)

    Run.objects.all().delete()
    assert not UnitResult.objects.exists()
    compute(round=Round.objects.get(), as_of=YEAR_END, at=AT, actor=command_actor("test"))
    assert ranks() == first
    assert Run.objects.get().facts_digest == digest
