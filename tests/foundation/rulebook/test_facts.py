"""The definitions of facts: read whole, or every fault with its line."""

from pathlib import Path

import pytest

from parindex.foundation.rulebook.facts import FactDefinition, fact_definitions, read_facts

GOOD = """facts:
  - name: tasks.due.plan
    label: Nhiệm vụ đến hạn
    type: count
    nature: flow
    measure: nhiệm vụ
    definition: >-
      Tasks by deadline
      in the period.
"""


@pytest.fixture
def read(tmp_path: Path):
    def reading(text: str, name: str = "tasks.yaml"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return read_facts(tmp_path)

    return reading


def test_a_fact_is_read_whole(read):
    found, faults = read(GOOD)
    assert faults == ()
    assert found["tasks.due.plan"] == FactDefinition(
        name="tasks.due.plan",
        label="Nhiệm vụ đến hạn",
        type="count",
        nature="flow",
        measure="nhiệm vụ",
        register="tasks",
        definition="Tasks by deadline in the period.",
    )


@pytest.mark.parametrize(
    ("before", "after", "line", "said"),
    [
        ("    label: Nhiệm vụ đến hạn\n", "", 2, "thiếu “label”"),
        ("count", "number", 2, "Không có type “number”"),
        ("flow", "stream", 2, "Không có nature “stream”"),
        ("tasks.due.plan", "dossiers.due", 2, "“dossiers.due” không đúng"),
        ("tasks.due.plan", "tasks.Đến", 2, "không đúng"),
        ("    measure", "    mesure", 2, "Khóa lạ “mesure”"),
        ("count", "level", 2, "mức không khớp"),
        ("    type: count\n", "    type: count\n    levels: [a, b]\n", 2, "mức không khớp"),
        ("facts:", "fact:", 1, "thiếu danh sách"),
        ("    label", "\t label", 3, "YAML"),
    ],
)
def test_a_fault_is_named_with_its_line(read, before, after, line, said):
    _found, faults = read(GOOD.replace(before, after))
    assert any(fault.line == line and said in fault.what for fault in faults), faults


def test_a_name_is_defined_once(read):
    found, faults = read(GOOD + GOOD.removeprefix("facts:\n"))
    assert [(fault.line, fault.file.name) for fault in faults] == [(10, "tasks.yaml")]
    assert list(found) == ["tasks.due.plan"]


def test_good_facts_stand_beside_faulty_ones(read):
    other = GOOD.replace("tasks.due.plan", "tasks.other").replace("flow", "stream").removeprefix("facts:\n")
    found, faults = read(GOOD + other)
    assert list(found) == ["tasks.due.plan"]
    assert len(faults) == 1


def test_the_rulebook_names_levels_where_a_fact_has_them():
    levels = {name: tuple(fact.levels) for name, fact in fact_definitions().items() if fact.levels}
    assert levels == {"finance.spending_findings": ("no_finding", "remedied", "not_remedied")}
