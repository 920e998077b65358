"""`parindex facts`: every fact of the rulebook, with the leaves that use it."""

import argparse

from parindex.cli.output import Output, Table
from parindex.foundation.files.problems import Problem
from parindex.foundation.rulebook.facts import FactDefinition, FactsRefused, fact_definitions
from parindex.index.scorecards.queries import codes_by_fact

SCHEMA = "parindex.facts/1"
KEYS = ("name", "label", "type", "nature", "measure", "register", "definition")
COLUMNS = ("số liệu", "tên", "kiểu", "tính chất", "đơn vị tính", "tiêu chí")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing but how to print."""
    del parser


def run(arguments: argparse.Namespace) -> Output:
    """List all facts, or all that is wrong with their files."""
    del arguments
    try:
        facts = tuple(fact_definitions().values())
    except FactsRefused as refused:
        return Output({"schema": SCHEMA, "facts": [], "problems": _problems(refused)})
    leaves = codes_by_fact()
    listed = [_listed(fact, leaves.get(fact.name, ())) for fact in facts]
    rows = tuple(
        (fact.name, fact.label, fact.type, fact.nature, fact.measure, " ".join(leaves.get(fact.name, ())))
        for fact in facts
    )
    return Output({"schema": SCHEMA, "facts": listed, "problems": []}, tables=(Table(COLUMNS, rows),))


def _listed(fact: FactDefinition, leaves: tuple[str, ...]) -> dict[str, object]:
    said: dict[str, object] = {key: getattr(fact, key) for key in KEYS}
    return said | {"leaves": list(leaves)} | ({"levels": list(fact.levels)} if fact.levels else {})


def _problems(refused: FactsRefused) -> list[dict[str, object]]:
    return [
        Problem("error", "bad-facts", one.what, one.why, one.remedy, str(one.file), line=one.line).as_json()
        for one in refused.faults
    ]
