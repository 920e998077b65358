"""`parindex explain FOLDER`: every key of its contract, each state of a leaf, each type of fact, what is not there."""

import datetime
import random

import pytest

from parindex.foundation.rulebook.facts import FactDefinition, fact_definitions
from parindex.foundation.text.search import search_key
from parindex.index.results.folder.answers import explanation_of, points_text, scores_of
from parindex.index.results.folder.scoring import open_folder
from parindex.index.results.traces import best_in_group, labels_of, trace_of
from registers.dossiers.lists import igate, row

AT = datetime.datetime(2024, 1, 5, tzinfo=datetime.UTC)
TOP = {
    "schema", "unit", "period", "as_of", "leaf", "state", "points", "rule", "facts", "branch", "sentences", "problems",
}  # fmt: skip
FACT = {"name", "label", "type", "value", "state", "as_of", "source", "records"}
NOBODY = {"kind": None, "ref": None}


@pytest.fixture
def why(folder, call):
    """Explain a leaf of Ba Giang; return the exit code and the answer."""

    def explaining(leaf: str, unit: str = "21500", **more: str) -> tuple[int, dict]:
        given = [word for name, value in more.items() for word in (f"--{name.replace('_', '-')}", value)]
        return call("explain", folder.path, "--unit", unit, "--leaf", leaf, *given)

    return explaining


def test_the_answer_has_every_key_of_the_contract(folder, why):
    folder.says("21500", "tasks.done.cchc_plan", "9", source="Báo cáo 12/BC-UBND")
    folder.says("21500", "tasks.due.cchc_plan", "10", as_of="2023-09-30")
    code, said = why("1.1.3")
    assert code == 0
    assert said.keys() >= TOP
    assert (said["schema"], said["unit"], said["period"], said["as_of"]) == (
        "parindex.explain/1",
        "21500",
        "2023",
        "2023-10-15",
    )
    assert said["leaf"] == {
        "id": "steering.plan.carried-out",
        "code": "1.1.3",
        "label": "Mức độ hoàn thành kế hoạch CCHC năm",
        "max": "2.000000",
    }
    assert (said["state"], said["points"], said["problems"]) == ("scored", "1.800000", [])
    assert said["rule"].keys() == {"kind", "text"}
    assert said["rule"]["kind"] == "share"
    assert "80 %" in said["rule"]["text"]
    assert isinstance(said["branch"], str)
    assert any("9" in sentence and "10" in sentence for sentence in said["sentences"])
    assert any("1,8" in sentence for sentence in said["sentences"])
    assert said["facts"] == [
        {
            "name": "tasks.done.cchc_plan",
            "label": fact_definitions()["tasks.done.cchc_plan"].label,
            "type": "count",
            "value": 9,
            "state": "value",
            "as_of": "2023-10-15",
            "source": {"kind": "observation", "ref": "Báo cáo 12/BC-UBND"},
            "records": None,
        },
        {
            "name": "tasks.due.cchc_plan",
            "label": fact_definitions()["tasks.due.cchc_plan"].label,
            "type": "count",
            "value": 10,
            "state": "value",
            "as_of": "2023-09-30",
            "source": {"kind": "observation", "ref": None},
            "records": None,
        },
    ]


def test_a_leaf_is_found_by_its_printed_code_and_by_its_id(why):
    assert why("1.1.3") == why("steering.plan.carried-out")


@pytest.mark.parametrize(
    ("leaf", "fact", "kind", "written", "value"),
    [
        ("1.1.3", "tasks.due.cchc_plan", "count", "1.234", 1234),
        ("6.3.1", "finance.disbursed", "money", "12.345.678.901", 12_345_678_901),
        ("3.1.6", "dossiers.progress_published", "flag", "1", 1),
        ("3.1.6", "dossiers.progress_published", "flag", "0", 0),
        ("1.1.1", "documents.issued_on.cchc_plan", "date", "05/01/2023", "2023-01-05"),
        ("6.1.1", "finance.spending_findings", "level", "remedied", "remedied"),
        ("8.1.1", "surveys.satisfied_index.access", "index", "87,125", "87.125"),
    ],
)
def test_each_type_of_fact_has_its_own_form_of_value(folder, why, leaf, fact, kind, written, value):  # noqa: PLR0913 - a table
    folder.says("21500", fact, written)
    _code, said = why(leaf)
    [shown] = [each for each in said["facts"] if each["name"] == fact]
    assert (shown["type"], shown["state"], shown["value"]) == (kind, "value", value)
    assert type(shown["value"]) is type(value)


def test_a_missing_leaf_says_which_fact_nobody_knows(folder, why):
    folder.says("21500", "tasks.done.cchc_plan", "9")
    folder.says("21500", "tasks.due.cchc_plan", "missing")
    code, said = why("1.1.3")
    assert (code, said["state"], said["points"], said["leaf"]["max"]) == (0, "missing", "0.000000", "2.000000")
    unknown = said["facts"][1]
    assert (unknown["state"], unknown["value"], unknown["as_of"], unknown["source"], unknown["records"]) == (
        "missing",
        None,
        None,
        NOBODY,
        None,
    )
    assert search_key(unknown["label"]) in search_key(" ".join(said["sentences"]))


@pytest.mark.parametrize(
    ("leaf", "facts", "state", "points", "most"),
    [
        ("2.1.4", {"legislation.monitoring_findings": "none_arose"}, "none_arose", "0.500000", "0.500000"),
        ("1.1.3", {"tasks.due.cchc_plan": "0"}, "none_arose", "0.000000", "2.000000"),
        ("6.3.1", {"finance.capital_plan": "none_arose"}, "excluded", "0.000000", "0.000000"),
    ],
)
def test_where_nothing_arose_the_card_says_what_it_is_worth(folder, why, leaf, facts, state, points, most):  # noqa: PLR0913 - a table
    for fact, value in facts.items():
        folder.says("21500", fact, value)
    code, said = why(leaf)
    assert (code, said["state"], said["points"], said["leaf"]["max"]) == (0, state, points, most)
    shown = {fact["name"]: fact for fact in said["facts"]}
    for fact, value in facts.items():
        expected = ("none_arose", None) if value == "none_arose" else ("value", 0)
        assert (shown[fact]["state"], shown[fact]["value"]) == expected
    assert said["sentences"]


def test_without_a_survey_its_leaf_is_excluded_and_says_so(folder, why):
    folder.spec(edition="commune/2023", period="2023", as_of="2023-10-15", survey="not_held")
    folder.says("21500", "surveys.satisfied_index.access", "90")
    code, said = why("8.1.1")
    assert (code, said["state"], said["points"], said["leaf"]["max"]) == (0, "excluded", "0.000000", "0.000000")
    assert "không điều tra" in said["sentences"][0]
    assert said["facts"][0]["value"] == "90"  # known, but nobody asks for it


def test_facts_that_cannot_be_are_an_error_that_is_explained(folder, why):
    folder.says("21500", "tasks.done.cchc_plan", "11")
    folder.says("21500", "tasks.due.cchc_plan", "10")
    code, said = why("1.1.3")
    assert (code, said["state"], said["points"], said["leaf"]["max"]) == (1, "error", "0.000000", "2.000000")
    assert [problem["code"] for problem in said["problems"]] == ["impossible-facts"]
    assert said["problems"][0]["why"] == " ".join(said["sentences"])


def test_behind_a_fact_stand_as_many_records_as_were_counted(folder, why):
    late = row(3, due="06/02/2023", finished="07/02/2023 08:00")
    igate(folder.dossiers("danh-sach.xlsx"), row(1), row(2), late, row(4, finished=None, state="Đang xử lý"))
    code, said = why("3.3.1")
    assert code == 0
    by_name = {fact["name"]: fact for fact in said["facts"]}
    resolved, in_time = by_name["dossiers.resolved"], by_name["dossiers.resolved_in_time"]
    assert (resolved["value"], resolved["records"], resolved["as_of"]) == (3, 3, "2023-10-15")
    assert (in_time["value"], in_time["records"]) == (2, 2)
    assert resolved["source"] == {"kind": "records", "ref": "dossiers"}


def test_a_count_of_no_records_has_none_behind_it(folder, why):
    igate(folder.dossiers("danh-sach.xlsx"), row(1))
    _code, said = why("3.3.2")
    late = next(fact for fact in said["facts"] if fact["name"] == "dossiers.resolved_late")
    assert (late["value"], late["records"], late["source"]["kind"]) == (0, None, "records")


def test_a_typed_fact_that_differs_from_the_records_is_told_where_it_counts(folder, why):
    igate(folder.dossiers("danh-sach.xlsx"), row(1), row(2))
    folder.says("21500", "dossiers.resolved", "99", source="Báo cáo tháng")
    code, said = why("3.3.1")
    assert code == 0
    [warning] = said["problems"]
    assert (warning["level"], warning["code"], warning["column"]) == ("warning", "records-differ", "dossiers.resolved")
    assert "Xã Ba Giang" in warning["what"]
    assert "Báo cáo tháng" in warning["why"]
    assert why("1.1.3")[1]["problems"] == []
    assert why("3.3.1", unit="21484")[1]["problems"] == []


def test_the_day_asked_takes_the_place_of_the_folders_own(folder, why):
    folder.says("21500", "surveys.satisfied_index.access", "50", as_of="2023-06-30")
    folder.says("21500", "surveys.satisfied_index.access", "75", as_of="2023-09-30")
    _code, said = why("8.1.1", as_of="2023-07-01")
    assert (said["as_of"], said["points"], said["facts"][0]["value"]) == ("2023-07-01", "2.000000", "50")


def test_an_unknown_unit_and_an_unknown_leaf_are_told_at_once(why):
    code, said = why("9.9.9", unit="99999")
    assert code == 1
    assert said.keys() >= TOP
    told = [(problem["code"], problem["value"]) for problem in said["problems"] if problem["level"] == "error"]
    assert told == [("unknown-leaf", "9.9.9"), ("unknown-unit", "99999")]
    assert (said["state"], said["points"], said["branch"], said["facts"]) == (None, None, None, [])
    assert said["leaf"] == {"id": None, "code": "9.9.9", "label": None, "max": None}
    assert said["rule"] == {"kind": None, "text": None}


def test_a_folder_that_cannot_be_scored_explains_nothing_and_says_why(folder, why):
    folder.spec(edition="commune/1999", period="2023", as_of="2023-10-15", survey="held")
    code, said = why("1.1.3")
    assert (code, said["state"], said["facts"]) == (1, None, [])
    assert "unknown-edition" in {problem["code"] for problem in said["problems"]}


def any_value(chance: random.Random, fact: FactDefinition) -> str:
    """Return a value of the fact's type as somebody might write it, impossible ones among them."""
    if chance.random() < 0.1:
        return chance.choice(["none_arose", "missing"])
    day = datetime.date(2022, 11, 1) + datetime.timedelta(chance.randrange(120))
    return {
        "count": str(chance.randrange(-1, 12)),
        "money": str(chance.randrange(0, 10**10)),
        "flag": chance.choice(["0", "1"]),
        "date": day.isoformat(),
        "level": chance.choice([*fact.levels, "mức lạ"]),
        "index": f"{chance.randrange(0, 101)}.{chance.randrange(1000):03d}",
    }[fact.type]


def random_folder(folder, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - invented figures
    lines = [
        (unit, name, "2023", "2023-10-15", "", value, "", "")
        if (value := any_value(chance, fact)) not in ("none_arose", "missing")
        else (unit, name, "2023", "2023-10-15", value, "", "", "")
        for unit in ("21500", "21484")
        for name, fact in sorted(fact_definitions().items())
        if chance.random() < 0.93
    ]
    folder.table("observations.csv", ("unit", "fact", "period", "as_of", "state", "value", "source", "note"), lines)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("edition", ["commune/2023", "printed/2024"])
def test_every_trace_of_a_random_folder_comes_to_the_points_of_the_score(folder, request, edition, seed):
    if edition != "commune/2023":
        request.getfixturevalue("test_cards")
        folder.spec(edition=edition, period="2023", as_of="2023-10-15", survey=("held", "not_held")[seed % 2])
    random_folder(folder, seed)
    with open_folder(folder.path, None, AT) as scored:
        labels, states = labels_of(fact_definitions()), set()
        for result in scored.run.results.select_related("unit", "run__round"):
            best = best_in_group(result, scored.card)
            traced = {leaf.id: trace_of(result, scored.card, leaf.id, labels, best) for leaf in scored.card.leaves}
            assert {key: (found.points, found.state) for key, found in traced.items()} == {
                key: (points, state) for key, (points, _max, state) in result.leaves.items()
            }
            assert all(found.sentences and found.branch and found.rule_text for found in traced.values())
            states |= {found.state for found in traced.values()}
    # The card of quoted rules is small: not every state comes up in it with every seed.
    assert states >= (
        {"scored", "missing", "none_arose", "excluded", "error"} if edition == "commune/2023" else {"scored"}
    )


@pytest.fixture
def test_cards(settings):
    """Let the cards of the tests be the rulebook: every kind of rule, also those that compare with the best unit."""
    from rulebook.conftest import CARDS  # noqa: PLC0415 - only here

    settings.RULEBOOK = CARDS


@pytest.mark.django_db
def test_every_explanation_of_a_random_folder_says_what_the_score_says(folder):
    random_folder(folder, 5)
    with open_folder(folder.path, None, AT) as scored:
        [unit] = [unit for unit in scores_of(scored)["groups"][0]["units"] if unit["unit"] == "21500"]
        for leaf in unit["leaves"]:
            said = explanation_of(scored, "21500", leaf["code"])
            assert (said["leaf"]["id"], said["points"], said["state"], said["leaf"]["max"]) == (
                leaf["id"],
                leaf["points"],
                leaf["state"],
                leaf["max"],
            )
            names = [fact["name"] for fact in said["facts"]]
            assert names == list(dict.fromkeys(scored.card.leaf(leaf["id"]).rule.facts()))
            assert all(fact.keys() == FACT for fact in said["facts"])


def test_points_are_written_with_six_decimals_and_their_sign():
    assert points_text(1_800_000) == "1.800000"
    assert points_text(-250_000) == "-0.250000"
    assert points_text(7) == "0.000007"
    assert points_text(0) == "0.000000"


@pytest.mark.usefixtures("test_cards")
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("leaf", "number", "points"), [("T1", "2", "8.000000"), ("bonus.awards", "3", "10.000000"), ("P1", "1", "2.000000")]
)
def test_a_bonus_or_a_penalty_is_explained_though_it_stands_on_no_sheet(folder, why, leaf, number, points):
    folder.spec(edition="thai-nguyen/2024", period="2024", as_of="2024-10-15", survey="held")
    fact = "printed.criticised" if leaf == "P1" else "printed.awards"
    folder.says("21500", fact, number, period="2024", as_of="2024-10-15")
    code, said = why(leaf)
    assert (code, said["state"], said["points"]) == (0, "scored", points)
    assert [fact["value"] for fact in said["facts"]] == [int(number)]
    assert said["sentences"]
