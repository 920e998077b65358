"""What people type: every fact the registers do not count, never against what they count, only growing."""

import csv
import datetime
import itertools

import pytest

from parindex.demo.figures import HEADER, figures, write_file
from parindex.demo.hands import Figure, Known
from parindex.demo.profiles import profiles
from parindex.demo.stage import RUN_DAYS, SEED, THIS_YEAR
from parindex.foundation.rulebook.facts import fact_definitions

YEAR_END = datetime.date(2023, 12, 31)
IN_FORCE = frozenset({"working_regulation", "public_asset_regulation", "iso_declaration"})
KNOWN = Known(received=1000, resolved=950, resolved_late=40, subjects=IN_FORCE, has_cchc_plan=True)
# Each part with what it is a part of, as the definitions of the facts say.
PARTS = (
    ("activities.inspected_sections", "staff.sections"),
    ("activities.findings_handled.self_inspection", "activities.findings.self_inspection"),
    ("legislation.monitoring_findings_handled", "legislation.monitoring_findings"),
    ("legislation.review_done", "legislation.review_planned"),
    ("legislation.defects_handled", "legislation.defects_found"),
    ("procedures.posted_at_desk", "procedures.applicable"),
    ("procedures.workflow_current", "procedures.applicable"),
    ("procedures.online", "procedures.applicable"),
    ("procedures.with_online_dossiers", "procedures.online"),
    ("procedures.with_post_dossiers", "procedures.post_eligible"),
    ("petitions.answered_on_time", "petitions.due"),
    ("petitions.answers_published", "petitions.due"),
    ("staff.downsized", "staff.downsizing_planned"),
    ("staff.officials_meeting_standards", "staff.officials"),
    ("staff.training_done", "staff.training_planned"),
    ("finance.disbursed", "finance.capital_plan"),
    ("finance.recommendations_done", "finance.recommendations_due"),
    ("tasks.targets_met.socioeconomic", "tasks.targets.socioeconomic"),
    ("documents.website_items.present", "documents.website_items.required"),
    ("dossiers.online", "dossiers.received.online_offered"),
    ("dossiers.paid_online", "dossiers.with_fee"),
)
GROWING = ("flow", "distinct", "first_date")
UNITS = profiles(THIS_YEAR, SEED)


def typed(profile, as_of, known=KNOWN, seed=SEED) -> dict[str, str | None]:
    return {figure.fact: figure.value for figure in figures(profile, as_of=as_of, known=known, seed=seed)}


def number(text: str | None) -> int:
    return int(text or 0)


@pytest.mark.parametrize("profile", UNITS, ids=lambda profile: profile.unit)
def test_a_part_is_never_more_than_its_whole(profile):
    for as_of in (*RUN_DAYS[THIS_YEAR], YEAR_END):
        said = typed(profile, as_of)
        assert [part for part, whole in PARTS if number(said[part]) > number(said[whole])] == []
        assert number(said["dossiers.with_digitised_components"]) <= KNOWN.received
        assert number(said["dossiers.with_electronic_result"]) <= KNOWN.resolved
        assert number(said["dossiers.resolved_late_with_apology"]) <= KNOWN.resolved_late


@pytest.mark.parametrize("profile", UNITS, ids=lambda profile: profile.unit)
def test_what_counts_over_the_year_only_grows(profile):
    definitions = fact_definitions()
    days = [typed(profile, as_of) for as_of in (*RUN_DAYS[THIS_YEAR], YEAR_END)]
    for before, after in itertools.pairwise(days):
        assert [
            fact
            for fact in before
            if definitions[fact].nature in GROWING
            and definitions[fact].type in ("count", "money", "flag")
            and number(after[fact]) < number(before[fact])
        ] == []


def test_what_december_settles_is_not_known_in_october():
    october, december = typed(UNITS[0], RUN_DAYS[THIS_YEAR][-1]), typed(UNITS[0], YEAR_END)
    assert {fact.rsplit(".", 1)[0] for fact in december.keys() - october.keys()} == {
        "staff.appraisal",
        "surveys.delegates_answers",
        "surveys.village_district_answers",
    }


def test_a_unit_without_its_plan_cannot_have_a_good_one():
    said = typed(UNITS[0], YEAR_END, Known(1000, 950, 40, IN_FORCE, has_cchc_plan=False))
    assert {value for fact, value in said.items() if fact.startswith("documents.cchc_plan.")} == {"0"}


def test_only_a_person_can_say_that_a_regulation_is_not_in_force():
    without = Known(1000, 950, 40, frozenset({"iso_declaration"}), has_cchc_plan=True)
    said = {fact: value for fact, value in typed(UNITS[0], YEAR_END, without).items() if ".in_force." in fact}
    assert said == {
        "documents.in_force.working_regulation": "0",
        "documents.in_force.public_asset_regulation": "0",
    }


def test_the_same_seed_types_the_same_and_another_seed_something_else():
    assert typed(UNITS[0], YEAR_END) == typed(UNITS[0], YEAR_END)
    assert typed(UNITS[0], YEAR_END) != typed(UNITS[0], YEAR_END, seed=SEED + 1)


def test_the_file_says_of_each_row_that_it_is_an_illustration(tmp_path):
    rows = [("21500", 2023, YEAR_END, Figure("staff.sections", "6")), ("21500", 2023, YEAR_END, Figure("x", None))]
    write_file(tmp_path / "typed.csv", iter(rows))
    with (tmp_path / "typed.csv").open(encoding="utf-8", newline="") as file:
        header, value, nothing = list(csv.reader(file))
    assert tuple(header) == HEADER
    assert value[:6] == ["21500", "staff.sections", "2023", "2023-12-31", "value", "6"]
    assert nothing[4:6] == ["none_arose", ""]
    assert all("minh họa" in row[6] for row in (value, nothing))
