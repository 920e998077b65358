"""What Ba Giang's plan leaves out of the card, once a person has confirmed which leaves each duty really serves."""

import csv
import datetime
from pathlib import Path

import pytest

from parindex.foundation.files.store import keep
from parindex.foundation.people.actor import Actor, GrantedRole
from parindex.foundation.people.models import Role
from parindex.foundation.units.models import Unit
from parindex.index.scorecards.models import Edition, Leaf
from parindex.steering.plans.actions import import_plan, link_leaves
from parindex.steering.plans.models import Plan
from parindex.steering.plans.queries import Coverage, coverage
from plans_in_word import BA_GIANG

pytestmark = pytest.mark.django_db
HERE = Path(__file__).parent
AT = datetime.datetime(2023, 3, 1, 8, tzinfo=datetime.UTC)
BESIDE = {"2.3.1", "2.3.2", "3.2.3", "6.1.2", "6.2.2", "7.3.1"}  # near a duty, but no duty names them
ORGANISING = {
    "III.1-2": "1.2.1",
    "III.1-3": "1.6.1 1.7.1",
    "III.2-1": "1.2.1 1.2.2",
    "III.2-2": "1.1.3",
    "III.3-1": "3.2.1 3.3.1 3.3.4 8.1.1 8.1.2 8.1.3 8.1.4 8.1.5",
    "III.3-2": "3.1.3 3.1.4 3.1.6 3.2.4",
    "III.3-3": "7.4.1 7.4.2 7.4.3 7.7.2",
    "III.4-1": "1.4.3 8.2.1",
}


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def edition() -> Edition:
    """The card of 2023: its 94 leaves by name."""
    made = Edition.objects.create(key="commune/2023", title="Xã 2023", fingerprint="f" * 64, content={}, loaded_at=AT)
    Leaf.objects.bulk_create(
        Leaf(
            edition=made,
            leaf_id=row["leaf_id"],
            code=row["code"],
            area=row["area"],
            label=row["label"],
            owner=row["owner"],
            max_points=1,
            place=place,
        )
        for place, row in enumerate(rows("leaf_texts.csv"))
    )
    return made


@pytest.fixture
def confirmed(settings, tmp_path, edition) -> Coverage:
    """Coverage of the plan with the links a person confirms, duty by duty."""
    settings.FILES_ROOT = tmp_path / "files"
    commune = Unit.objects.create(
        code="21500", name="Xã Ba Giang", level="commune", opened_on=datetime.date(2000, 1, 1)
    )
    role = GrantedRole(Role.COORDINATOR, commune.pk, commune.code, commune.name, frozenset({commune.pk}))
    actor = Actor("an", "An", (role,))
    plan: Plan = import_plan(actor=actor, unit=commune, file=keep(BA_GIANG), at=AT)
    leaf_of = {row["code"]: row["leaf_id"] for row in rows("leaf_texts.csv")}
    links = {row["task"]: row["codes"] for row in rows("ba_giang_links.csv")} | ORGANISING
    for item in plan.items.filter(key__in=links):
        codes = [code for code in links[item.key].split() if code not in BESIDE]
        link_leaves(actor=actor, item=item, leaf_ids=[leaf_of[code] for code in codes], at=AT)
    return coverage(plan, edition)


def test_the_criteria_without_a_duty_are_those_found_by_reading_the_plan(confirmed):
    assert [leaf.code for leaf in confirmed.without_task] == [
        "2.3.1",
        "2.3.2",
        "3.2.3",
        "4.2.1",
        "4.2.2",
        "5.5.1",
        "6.1.2",
        "6.2.2",
        "7.3.1",
        "8.3.1",
        "8.3.2",
    ]


def test_only_the_duty_to_reach_every_criterion_serves_none_in_particular(confirmed):
    assert [item.key for item in confirmed.without_leaf] == ["III.1-1"]


def test_one_criterion_may_have_duties_of_several_parts_of_the_plan(confirmed):
    served = {item.key for item in confirmed.items_by_leaf["steering.reports.periodic-on-time"]}
    assert served == {"II.2.1-1", "III.1-2", "III.2-1"}
