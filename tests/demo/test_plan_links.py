"""The table of leaves that Ba Giang's duties serve fits the plan as read and the card as printed."""

from pathlib import Path

from django.conf import settings

from parindex.demo.plan import FILE
from parindex.demo.plan_links import LINKS
from parindex.index.scorecards.loader import load_edition
from parindex.steering.plans.reading.meaning import WORK
from parindex.steering.plans.reading.plan_file import read_plan

SERVING_ALL = {"III.1-1"}  # "mọi tiêu chí được giao đều đạt và vượt": no leaf of its own


def test_every_duty_of_the_plan_was_looked_at_by_a_person():
    read = read_plan(FILE, Path(settings.RULEBOOK))
    duties = {task["id"] for task in read["tasks"] if task["kind"] in WORK}
    assert LINKS.keys() == duties - SERVING_ALL


def test_every_leaf_named_stands_on_the_card():
    card = load_edition("commune/2023").card
    assert card is not None
    named = {code for codes in LINKS.values() for code in codes}
    assert named - {leaf.code for leaf in card.leaves} == set()
