"""Leaves proposed for the duties of Ba Giang's plan, against the table made by reading it by hand."""

import csv
from pathlib import Path

import pytest

from parindex.steering.plans.proposing import Duty, LeafText, propose
from parindex.steering.plans.reading.plan_file import read_plan
from plans_in_word import BA_GIANG

HERE = Path(__file__).parent


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def leaves():
    return [
        LeafText(row["leaf_id"], row["area"], row["label"], row["criterion"], row["evidence"], row["owner"])
        for row in rows("leaf_texts.csv")
    ]


@pytest.fixture(scope="module")
def wanted():
    return {row["task"]: set(row["codes"].split()) for row in rows("ba_giang_links.csv")}


@pytest.fixture(scope="module")
def found(leaves, wanted, rulebook):
    code = {row["leaf_id"]: row["code"] for row in rows("leaf_texts.csv")}
    tasks = [task for task in read_plan(BA_GIANG, rulebook)["tasks"] if task["id"] in wanted]
    duties = [Duty(task["id"], task["text"], task["area"], tuple(task["owners"])) for task in tasks]
    return {key: {code[one.leaf_id] for one in proposals} for key, proposals in propose(duties, leaves).items()}


def test_the_table_covers_all_45_tasks(wanted):
    assert len(wanted) == 45


def test_nearly_two_in_three_proposals_are_right(found, wanted):
    right = sum(len(found[key] & codes) for key, codes in wanted.items())
    assert right / sum(len(codes) for codes in found.values()) >= 0.65


def test_three_in_four_links_are_proposed(found, wanted):
    right = sum(len(found[key] & codes) for key, codes in wanted.items())
    assert right / sum(len(codes) for codes in wanted.values()) >= 0.74


def test_nearly_every_task_gets_a_right_proposal(found, wanted):
    assert sum(bool(found[key] & codes) for key, codes in wanted.items()) >= 42


def test_the_disbursement_printed_under_area_7_finds_its_leaf_of_area_6(found):
    assert "6.3.1" in found["II.2.7-9"]


def test_a_proposal_says_which_words_it_rests_on(leaves):
    [[proposal, *_more]] = propose([Duty("a", "Giải ngân vốn đầu tư công đạt kế hoạch", 6)], leaves).values()
    assert proposal.leaf_id == "finance.public-investment.disbursed"
    assert "giai ngan" in proposal.words


def test_words_of_every_plan_propose_nothing(leaves):
    assert propose([Duty("a", "Tiếp tục nâng cao hiệu quả công tác theo quy định", None)], leaves) == {"a": ()}
