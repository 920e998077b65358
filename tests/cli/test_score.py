"""`parindex score FOLDER`: every key of its contract, every state of a leaf, every fault of a folder."""

import pytest

from parindex.cli.main import main

TOP = {"schema", "edition", "engine", "period", "as_of", "groups", "problems"}
UNIT = {"unit", "name", "rank", "points", "max", "percent", "open", "bonus", "penalty", "class", "areas", "leaves"}
PROBLEM = {"level", "code", "file", "sheet", "line", "column", "value", "what", "why", "remedy"}


def unit_of(data, code="21500"):
    return next(unit for group in data["groups"] for unit in group["units"] if unit["unit"] == code)


def leaf_of(data, code, unit="21500"):
    leaf = next(leaf for leaf in unit_of(data, unit)["leaves"] if leaf["code"] == code)
    return leaf["points"], leaf["max"], leaf["state"]


def test_the_answer_has_every_key_of_the_contract(folder, call):
    code, data = call("score", folder.path)
    assert code == 0
    assert data.keys() >= TOP
    assert data["schema"] == "parindex.score/1"
    assert data["edition"].keys() >= {"id", "fingerprint", "max"}
    assert (data["edition"]["id"], data["edition"]["max"]) == ("commune/2023", "100.000000")
    assert len(data["edition"]["fingerprint"]) == 64
    assert (data["period"], data["as_of"]) == ("2023", "2023-10-15")
    assert [group["group"] for group in data["groups"]] == ["xã"]
    unit = unit_of(data)
    assert unit.keys() >= UNIT
    assert unit["name"] == "Xã Ba Giang"
    assert [area["code"] for area in unit["areas"]] == [str(number) for number in range(1, 9)]
    assert all(area.keys() >= {"id", "code", "points", "max", "open"} for area in unit["areas"])
    assert len(unit["leaves"]) == 94
    assert all(leaf.keys() >= {"id", "code", "points", "max", "state"} for leaf in unit["leaves"])
    assert all(problem.keys() == PROBLEM for problem in data["problems"])


def test_a_folder_without_observations_is_all_open(folder, call):
    code, data = call("score", folder.path)
    unit = unit_of(data)
    assert (unit["points"], unit["max"], unit["open"]) == ("0.000000", "100.000000", "100.000000")
    assert {leaf["state"] for leaf in unit["leaves"]} == {"missing"}
    assert [problem["code"] for problem in data["problems"]] == ["no-observations"]
    assert code == 0


def test_facts_become_points(folder, call):
    folder.says("21500", "documents.issued_on.cchc_plan", "2022-12-30")
    folder.says("21500", "tasks.done.cchc_plan", "9")
    folder.says("21500", "tasks.due.cchc_plan", "10")
    _code, data = call("score", folder.path)
    assert leaf_of(data, "1.1.1") == ("0.500000", "0.500000", "scored")
    assert leaf_of(data, "1.1.3") == ("1.800000", "2.000000", "scored")
    unit = unit_of(data)
    assert (unit["points"], unit["open"], unit["percent"]) == ("2.300000", "97.500000", "2.300000")
    assert unit["areas"][0]["points"] == "2.300000"


def test_points_are_rounded_half_up_once_per_leaf(folder, call):
    folder.says("21500", "legislation.monitoring_findings_handled", "2")
    folder.says("21500", "legislation.monitoring_findings", "3")
    _code, data = call("score", folder.path)
    assert leaf_of(data, "2.1.4") == ("0.333333", "0.500000", "scored")


def test_none_arose_is_full_excluded_or_zero_as_the_card_says(folder, call):
    folder.says("21500", "legislation.monitoring_findings", "none_arose")
    folder.says("21500", "finance.capital_plan", "none_arose")
    folder.says("21500", "tasks.due.cchc_plan", "0")
    _code, data = call("score", folder.path)
    assert leaf_of(data, "2.1.4") == ("0.500000", "0.500000", "none_arose")
    assert leaf_of(data, "6.3.1") == ("0.000000", "0.000000", "excluded")
    assert leaf_of(data, "1.1.3") == ("0.000000", "2.000000", "none_arose")
    assert unit_of(data)["max"] == "98.000000"


def test_facts_that_cannot_be_are_an_error_with_a_reason(folder, call):
    folder.says("21500", "tasks.done.cchc_plan", "11")
    folder.says("21500", "tasks.due.cchc_plan", "10")
    code, data = call("score", folder.path)
    assert code == 1
    assert leaf_of(data, "1.1.3") == ("0.000000", "2.000000", "error")
    assert leaf_of(data, "1.1.3", "21484")[2] == "missing"
    problem = next(problem for problem in data["problems"] if problem["level"] == "error")
    assert problem["why"]
    assert "1.1.3" in problem["what"]


@pytest.mark.parametrize(
    ("fact", "value", "leaf"),
    [
        ("finance.spending_findings", "không rõ", "6.1.1"),
        ("surveys.satisfied_index.access", "101", "8.1.1"),
        ("tasks.late.adhoc_reports", "-1", "1.2.3"),
        ("documents.cchc_reports.complete", "none_arose", "1.2.2"),
    ],
)
def test_each_impossible_fact_is_an_error(folder, call, fact, value, leaf):
    folder.says("21500", fact, value)
    code, data = call("score", folder.path)
    assert code == 1
    assert leaf_of(data, leaf)[2] == "error"


def test_without_a_survey_its_leaves_are_excluded_for_all(folder, call):
    folder.spec(edition="commune/2023", period="2023", as_of="2023-10-15", survey="not_held")
    folder.says("21500", "surveys.satisfied_index.access", "90")
    _code, data = call("score", folder.path)
    for unit in ("21500", "21484"):
        assert leaf_of(data, "8.1.1", unit) == ("0.000000", "0.000000", "excluded")
        assert unit_of(data, unit)["max"] == "74.000000"


def test_the_latest_day_not_after_the_asked_one_wins(folder, call):
    folder.says("21500", "surveys.satisfied_index.access", "50", as_of="2023-06-30")
    folder.says("21500", "surveys.satisfied_index.access", "75", as_of="2023-09-30")
    folder.says("21500", "surveys.satisfied_index.access", "100", as_of="2023-12-31")
    assert leaf_of(call("score", folder.path)[1], "8.1.1")[0] == "3.000000"
    assert leaf_of(call("score", folder.path, "--as-of", "2023-12-31")[1], "8.1.1")[0] == "4.000000"
    _code, data = call("score", folder.path, "--as-of", "2023-07-01")
    assert leaf_of(data, "8.1.1")[0] == "2.000000"
    assert data["as_of"] == "2023-07-01"
    assert leaf_of(call("score", folder.path, "--as-of", "2023-01-01")[1], "8.1.1")[2] == "missing"


def test_another_period_says_nothing(folder, call):
    folder.says("21500", "surveys.satisfied_index.access", "50", period="2022")
    assert leaf_of(call("score", folder.path)[1], "8.1.1")[2] == "missing"


def test_quarters_of_a_flow_are_added_up(folder, call):
    for quarter in ("Q1", "Q2", "Q3"):
        folder.says("21500", "activities.held.dialogue", "1", period=f"2023-{quarter}", as_of="2023-09-30")
    assert leaf_of(call("score", folder.path)[1], "1.7.2")[0] == "0.500000"


def test_conflicting_observations_leave_the_fact_missing(folder, call):
    folder.says("21500", "surveys.satisfied_index.access", "50")
    folder.table(
        "observations-2.csv",
        ("unit", "fact", "period", "as_of", "state", "value", "source", "note"),
        [("21500", "surveys.satisfied_index.access", "2023", "2023-10-15", "value", "60", "", "")],
    )
    code, data = call("score", folder.path)
    assert code == 1
    assert leaf_of(data, "8.1.1")[2] == "missing"
    assert [(problem["code"], problem["file"], problem["line"]) for problem in data["problems"]] == [
        ("conflict", "observations.csv", 2)
    ]


def test_a_faulty_line_does_not_lose_the_others(folder, call):
    folder.says("21500", "surveys.satisfied_index.access", "cao")
    folder.says("21500", "surveys.satisfied_index.staff", "100")
    code, data = call("score", folder.path)
    assert code == 1
    assert leaf_of(data, "8.1.1")[2] == "missing"
    assert leaf_of(data, "8.1.3")[0] == "4.000000"
    assert [(problem["file"], problem["line"], problem["value"]) for problem in data["problems"]] == [
        ("observations.csv", 2, "cao")
    ]


def test_units_stand_by_rank_then_code_and_the_unranked_last(folder, call):
    folder.units(
        ("3", "Xã C", "xã", "1"),
        ("1", "Xã A", "xã", "1"),
        ("2", "Xã B", "xã", "1"),
        ("0", "Xã Z", "xã", "0"),
        ("9", "Phường", "phường", "1"),
    )
    for code, value in (("3", "100"), ("1", "50"), ("2", "50"), ("0", "99")):
        folder.says(code, "surveys.satisfied_index.access", value)
    _code, data = call("score", folder.path)
    assert {group["group"]: [(unit["unit"], unit["rank"]) for unit in group["units"]] for group in data["groups"]} == {
        "phường": [("9", 1)],
        "xã": [("3", 1), ("1", 2), ("2", 2), ("0", None)],
    }


def test_scoring_twice_gives_the_same_bytes(folder, call):
    folder.says("21500", "surveys.satisfied_index.access", "50")
    assert call("score", folder.path) == call("score", folder.path)


@pytest.mark.parametrize(
    ("spec", "column"),
    [
        ({"period": "2023", "as_of": "2023-10-15", "survey": "held"}, "edition"),
        ({"edition": "commune/1999", "period": "2023", "as_of": "2023-10-15", "survey": "held"}, "edition"),
        ({"edition": "commune/2023", "period": "năm", "as_of": "2023-10-15", "survey": "held"}, "period"),
        ({"edition": "commune/2023", "period": "2023", "as_of": "hôm nay", "survey": "held"}, "as_of"),
        ({"edition": "commune/2023", "period": "2023", "as_of": "2023-10-15", "survey": "có"}, "survey"),
        ({"edition": "commune/2023", "period": "2023", "as_of": "2023-10-15"}, "survey"),
    ],
)
def test_a_wrong_folder_yaml_is_told_and_nothing_is_scored(folder, call, spec, column):
    folder.spec(**spec)
    code, data = call("score", folder.path)
    assert code == 1
    assert data.keys() >= TOP
    assert data["groups"] == []
    assert [(problem["file"], problem["column"]) for problem in data["problems"] if problem["level"] == "error"] == [
        ("folder.yaml", column)
    ]


def test_every_fault_of_a_folder_is_told_at_once(folder, call):
    folder.spec(edition="commune/2023", period="năm", as_of="mai", survey="có", gì="đó")
    folder.units(("21500", "Xã Ba Giang", "xã", "có lẽ"), ("21500", "Xã Ba Giang", "xã", "1"), ("", "Xã", "xã", "1"))
    folder.says("99999", "surveys.satisfied_index.access", "50")
    code, data = call("score", folder.path)
    assert code == 1
    assert [(problem["file"], problem["line"], problem["code"]) for problem in data["problems"]] == [
        ("folder.yaml", 5, "unknown-key"),
        ("folder.yaml", 2, "bad-folder"),
        ("folder.yaml", 3, "bad-folder"),
        ("folder.yaml", 4, "bad-folder"),
        ("units.csv", 2, "bad-ranked"),
        ("units.csv", 3, "unit-twice"),
        ("units.csv", 4, "bad-code"),
        ("observations.csv", 2, "unknown-unit"),
    ]


def test_an_empty_folder_and_none_at_all_are_told(tmp_path, call):
    code, data = call("score", tmp_path)
    assert code == 1
    assert [problem["file"] for problem in data["problems"]] == ["folder.yaml", "units.csv"]
    code, data = call("score", tmp_path / "nowhere")
    assert code == 1
    assert [problem["code"] for problem in data["problems"]] == ["no-folder"]
    assert data.keys() >= TOP


def test_broken_yaml_is_told_with_its_line(folder, call):
    (folder.path / "folder.yaml").write_text("edition: commune/2023\nperiod: [2023\n", encoding="utf-8")
    code, data = call("score", folder.path)
    assert code == 1
    assert data["problems"][0]["file"] == "folder.yaml"
    assert data["problems"][0]["line"] is not None


def test_a_wrong_call_is_code_two(capfd):
    assert main(["score"]) == 2
    assert main(["score", "x", "--as-of", "mai"]) == 2
    assert main(["score", "x", "--format", "xml"]) == 2
    assert capfd.readouterr().out == ""
