"""What registers count and what the rulebook defines are the same list, and mean the same kind of thing."""

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

from parindex.foundation.facts.declaration import Kind
from parindex.foundation.rulebook.facts import fact_definitions
from parindex.foundation.rulebook.subjects import subjects
from parindex.registers.documents.models import Document
from parindex.registers.facts import ALL_FACTS

COUNTED = {fact.name: fact for fact in ALL_FACTS}
REGISTERS = {"documents", "tasks", "dossiers"}
# Flows and stocks of these registers that no row of theirs tells: observed, until they have a room of their own.
NOT_COUNTED = {
    "documents.website_items.present", "documents.website_items.required",
    "tasks.targets.socioeconomic", "tasks.targets_met.socioeconomic",
}  # fmt: skip
KINDS = {
    ("count", "flow"): Kind.COUNT,
    ("flag", "stock"): Kind.FLAG,
    ("flag", "distinct"): Kind.FLAG,
    ("date", "first_date"): Kind.FIRST,
}


def test_every_fact_that_these_registers_can_count_is_declared_and_no_other():
    countable = {
        name
        for name, fact in fact_definitions().items()
        if fact.register in REGISTERS and fact.nature != "declared" and name not in NOT_COUNTED
    }
    assert COUNTED.keys() == countable


def test_no_fact_is_declared_twice():
    assert len(COUNTED) == len(ALL_FACTS)


@pytest.mark.parametrize("name", COUNTED)
def test_a_fact_is_counted_as_its_type_and_nature_say(name):
    definition = fact_definitions()[name]
    assert COUNTED[name].kind is KINDS[definition.type, definition.nature]


@pytest.mark.parametrize("name", COUNTED)
def test_a_fact_is_counted_from_its_register(name):
    table = COUNTED[name].counted.rows.table.name
    assert table == f"registers_{name.split('.')[0].removesuffix('s')}"


def test_every_subject_a_fact_asks_for_is_known_with_the_year_it_covers():
    of_documents = [fact for fact in ALL_FACTS if fact.counted.rows.table.name == Document._meta.db_table]
    asked = {fact.name.rpartition(".")[2]: fact for fact in of_documents if not fact.name.startswith("documents.sent")}
    assert asked.keys() <= subjects().keys()
    for name, fact in asked.items():
        year = {"year": "covers_year = :year ", "year_before": "covers_year = :year_before ", "none": ""}
        assert year[subjects()[name].covers] in fact.counted.where
        assert ("covers_year" in fact.counted.where) == subjects()[name].is_of_a_year


def test_the_settings_name_this_list():
    assert import_string(settings.FACTS) is ALL_FACTS
