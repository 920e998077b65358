"""The least that scoring can cost: the pinned card written down by hand as one loop, without an object.

Same facts in, same points and state per leaf out, same exact arithmetic and rounding as the engine, and nothing
else: no areas, classes, ranks, traces or words. Figures are copied from the printed card; points in millionths,
floors, targets and edges in percent. Nothing is kept from one unit to the next.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from parindex.engine.values import NONE_AROSE

MISSING, ERROR, ZERO, EXCLUDED = (0, "missing"), (0, "error"), (0, "none_arose"), (0, "excluded")
FULL_HALF, FULL_ONE, FULL_ONE_AND_HALF = (500_000, "none_arose"), (1_000_000, "none_arose"), (1_500_000, "none_arose")

FLAGS = (  # all of 0.5 points
    ("1.2.2", "documents.cchc_reports.complete"),
    ("1.5.1", "documents.issued.initiative_call"),
    ("3.1.2", "documents.issued.simplification_proposal"),
    ("3.1.6", "dossiers.progress_published"),
    ("3.4.1", "petitions.address_published"),
    ("4.2.1", "documents.in_force.working_regulation"),
    ("4.2.2", "documents.issued.grassroots_democracy_report"),
    ("5.1.1", "staff.position_scheme_ready"),
    ("5.3.2", "staff.appraisal.uses_reform_results"),
    ("5.4.2", "documents.issued.discipline_plan"),
    ("6.2.1", "documents.in_force.public_asset_regulation"),
    ("7.2.3", "documents.interconnected"),
    ("7.7.3", "documents.in_force.iso_declaration"),
)
DEADLINES = (  # 0.5 points by the first day, 0.25 by the second
    ("1.1.1", "documents.issued_on.cchc_plan", date(2022, 12, 31), date(2023, 1, 15), ERROR),
    ("1.3.1", "documents.issued_on.self_inspection_plan", date(2023, 2, 28), date(2023, 3, 15), ERROR),
    ("1.4.1", "documents.issued_on.communication_plan", date(2023, 2, 28), date(2023, 3, 15), ERROR),
    ("2.1.1", "documents.issued_on.law_monitoring_plan", date(2023, 1, 31), date(2023, 2, 15), ERROR),
    ("2.1.3", "documents.issued_on.law_monitoring_report", date(2023, 12, 15), date(2023, 12, 30), ERROR),
    ("2.2.1", "documents.issued_on.legal_review_plan", date(2023, 3, 31), date(2023, 4, 15), ERROR),
    ("2.2.3", "documents.issued_on.expired_list", date(2023, 1, 31), date(2023, 2, 15), FULL_HALF),
    ("2.3.1", "documents.issued_on.legal_education_plan", date(2023, 2, 28), date(2023, 3, 15), ERROR),
    ("3.1.1", "documents.issued_on.procedure_control_plan", date(2023, 1, 31), date(2023, 2, 15), ERROR),
    ("4.3.1", "documents.issued_on.decentralisation_review", date(2023, 11, 30), date(2023, 12, 15), ERROR),
    ("5.2.1", "documents.issued_on.training_plan", date(2023, 3, 31), date(2023, 4, 15), ERROR),
    ("6.2.2", "documents.issued_on.public_asset_report", date(2023, 1, 31), date(2023, 2, 15), ERROR),
    ("7.1.1", "documents.issued_on.egov_plan", date(2023, 2, 28), date(2023, 3, 15), ERROR),
    ("7.7.1", "documents.issued_on.iso_plan", date(2023, 3, 31), date(2023, 4, 15), ERROR),
)
SHARES = (  # a, b, points, floor, target, and what none arose means
    ("1.1.3", "tasks.done.cchc_plan", "tasks.due.cchc_plan", 2_000_000, 80, 100, ZERO),
    (
        "1.3.3", "activities.findings_handled.self_inspection", "activities.findings.self_inspection",
        500_000, 70, 100, FULL_HALF,
    ),
    ("1.4.2", "tasks.done.communication_plan", "tasks.due.communication_plan", 500_000, 80, 100, ZERO),
    ("2.1.4", "legislation.monitoring_findings_handled", "legislation.monitoring_findings", 500_000, 0, 100, FULL_HALF),
    ("2.2.2", "legislation.review_done", "legislation.review_planned", 500_000, 80, 100, ZERO),
    ("2.2.4", "legislation.defects_handled", "legislation.defects_found", 500_000, 0, 100, FULL_HALF),
    ("2.3.2", "tasks.done.legal_education_plan", "tasks.due.legal_education_plan", 500_000, 80, 100, ZERO),
    ("3.1.3", "procedures.posted_at_desk", "procedures.applicable", 1_000_000, 100, 100, ERROR),
    ("3.2.1", "procedures.received_at_desk", "procedures.applicable", 1_000_000, 100, 100, ERROR),
    ("3.2.2", "procedures.interlinked_applied", "procedures.interlinked", 500_000, 0, 100, EXCLUDED),
    ("3.2.4", "procedures.workflow_current", "procedures.applicable", 1_000_000, 80, 100, ERROR),
    ("3.3.1", "dossiers.resolved_in_time", "dossiers.resolved", 3_000_000, 90, 100, EXCLUDED),
    ("3.3.2", "dossiers.resolved_late_with_apology", "dossiers.resolved_late", 1_000_000, 0, 100, FULL_ONE),
    ("3.3.3", "dossiers.in_system", "dossiers.received", 1_000_000, 0, 100, EXCLUDED),
    ("3.4.2", "petitions.answered_on_time", "petitions.due", 1_000_000, 0, 100, FULL_ONE),
    ("3.4.3", "petitions.answers_published", "petitions.due", 1_000_000, 0, 100, FULL_ONE),
    ("4.1.2", "staff.downsized", "staff.downsizing_planned", 1_000_000, 0, 100, FULL_ONE),
    (
        "4.3.2", "activities.findings_handled.decentralisation", "activities.findings.decentralisation",
        1_000_000, 0, 100, FULL_ONE,
    ),
    ("5.1.2", "staff.officials_meeting_standards", "staff.officials", 1_000_000, 80, 100, ERROR),
    ("5.2.2", "staff.training_done", "staff.training_planned", 1_000_000, 80, 100, ZERO),
    ("5.2.3", "staff.reform_officials_trained", "staff.reform_officials", 500_000, 0, 100, ERROR),
    ("5.5.1", "staff.records_updated", "staff.officials", 1_000_000, 0, 100, ERROR),
    ("6.3.1", "finance.disbursed", "finance.capital_plan", 2_000_000, 70, 100, EXCLUDED),
    (
        "6.4.1", "finance.recommendations_done", "finance.recommendations_due",
        1_500_000, 80, 100, FULL_ONE_AND_HALF,
    ),
    ("7.1.2", "tasks.done.egov_plan", "tasks.due.egov_plan", 1_000_000, 80, 100, ZERO),
    ("7.2.1", "documents.sent_electronic", "documents.sent", 1_000_000, 80, 100, EXCLUDED),
    ("7.2.2", "documents.sent_signed", "documents.sent_electronic", 1_000_000, 80, 100, EXCLUDED),
    ("7.3.1", "documents.website_items.present", "documents.website_items.required", 1_000_000, 0, 100, ERROR),
    ("7.4.1", "procedures.with_online_dossiers", "procedures.online", 1_000_000, 0, 60, EXCLUDED),
    ("7.4.2", "dossiers.online", "dossiers.received.online_offered", 2_000_000, 0, 50, EXCLUDED),
    ("7.4.3", "dossiers.paid_online", "dossiers.with_fee", 1_000_000, 0, 30, EXCLUDED),
    ("7.5.1", "dossiers.with_digitised_components", "dossiers.received", 1_000_000, 0, 80, EXCLUDED),
    ("7.5.2", "dossiers.with_electronic_result", "dossiers.resolved", 1_000_000, 0, 80, EXCLUDED),
    ("8.3.2", "tasks.targets_met.socioeconomic", "tasks.targets.socioeconomic", 2_000_000, 0, 100, ERROR),
)  # fmt: skip
BANDS_OF_A_SHARE = (
    ("1.3.2", "activities.inspected_sections", "staff.sections", ((50, 500_000), (30, 250_000)), ERROR),
    ("3.1.4", "procedures.published_online", "procedures.applicable", ((100, 1_000_000), (80, 500_000)), ERROR),
    ("8.3.1", "finance.revenue", "finance.revenue_estimate", ((100, 2_000_000), (90, 1_000_000)), ERROR),
)
BANDS = (
    ("1.4.3", "activities.channels.communication", ((3, 500_000), (2, 250_000))),
    ("1.5.2", "activities.initiatives.recognised", ((2, 1_000_000), (1, 500_000))),
    ("1.7.2", "activities.held.dialogue", ((2, 500_000), (1, 250_000))),
    ("2.1.2", "legislation.monitoring_kinds", ((3, 500_000), (2, 250_000))),
    ("2.3.3", "legislation.digital_dissemination_channels", ((2, 500_000), (1, 250_000))),
    ("3.5.1", "activities.held.duty_inspection", ((2, 1_000_000), (1, 500_000))),
)
EACH = (  # points for one, and at most
    ("1.2.1", "tasks.done_on_time.cchc_reports", 250_000, 1_000_000),
    ("1.7.1", "activities.quarters_with_review.cchc", 125_000, 500_000),
    ("6.1.2", "finance.disclosures_on_time", 250_000, 1_000_000),
)
DEDUCT = (  # points at first, and taken away for one
    ("1.2.3", "tasks.late.adhoc_reports", 500_000, 250_000, FULL_HALF),
    ("2.2.5", "legislation.issued_improperly", 500_000, 250_000, EXCLUDED),
    ("3.1.5", "activities.violations.extra_paperwork", 1_000_000, 500_000, ERROR),
)
CHECKLISTS = (  # points for each yes
    (
        "3.2.3",
        (
            "activities.one_stop_check.staffed", "activities.one_stop_check.equipped",
            "activities.one_stop_check.name_plates", "activities.one_stop_check.camera",
        ),
        250_000,
    ),
    ("5.3.1", ("staff.appraisal.steps_followed", "staff.appraisal.on_time"), 500_000),
    ("7.7.2", ("activities.done.iso_internal_audit", "activities.done.iso_management_review"), 500_000),
)  # fmt: skip
PLAN_CONTENT = (
    "documents.cchc_plan.covers_all_areas", "documents.cchc_plan.states_products", "documents.cchc_plan.assigns_owners",
    "documents.cchc_plan.sets_deadlines", "documents.cchc_plan.has_budget",
)  # fmt: skip
INDICES = (  # all of 4 points
    ("8.1.1", "surveys.satisfied_index.access"),
    ("8.1.2", "surveys.satisfied_index.procedures"),
    ("8.1.3", "surveys.satisfied_index.staff"),
    ("8.1.4", "surveys.satisfied_index.results"),
    ("8.1.5", "surveys.satisfied_index.feedback"),
)
OPTIONS = (  # both of 3 points; A, B, C, D are worth 5, 3, 1, 0 fifths
    (
        "8.2.1", "surveys.delegates_answers.a", "surveys.delegates_answers.b",
        "surveys.delegates_answers.c", "surveys.delegates_answers.d",
    ),
    (
        "8.2.2", "surveys.village_district_answers.a", "surveys.village_district_answers.b",
        "surveys.village_district_answers.c", "surveys.village_district_answers.d",
    ),
)  # fmt: skip


def bare_loop(units: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, tuple[int, str]]]:  # noqa: C901, PLR0912, PLR0915 - one function is what is measured
    """Return points and state of every leaf, by printed code, for each unit's facts."""
    scores = {}
    for unit, facts in units.items():
        get = facts.get
        leaves = scores[unit] = {}

        for leaf, name in FLAGS:
            value = get(name)
            if value == 1:
                leaves[leaf] = 500_000, "scored"
            elif value == 0:
                leaves[leaf] = 0, "scored"
            else:
                leaves[leaf] = MISSING if value is None else ERROR

        for leaf, name, due, late, nothing in DEADLINES:
            day = get(name)
            if day is None:
                leaves[leaf] = MISSING
            elif day is NONE_AROSE:
                leaves[leaf] = nothing
            elif day <= due:
                leaves[leaf] = 500_000, "scored"
            else:
                leaves[leaf] = 250_000 if day <= late else 0, "scored"

        for leaf, name_a, name_b, most, floor, target, nothing in SHARES:
            a, b = get(name_a), get(name_b)
            if b is NONE_AROSE:
                leaves[leaf] = nothing
            elif b is None:
                leaves[leaf] = MISSING
            elif b == 0:
                leaves[leaf] = nothing if a is None or a is NONE_AROSE or a <= 0 else ERROR
            elif a is None:
                leaves[leaf] = MISSING
            else:
                if a is NONE_AROSE:
                    a = 0
                reached, whole = a * 100, target * b
                if a < 0 or b < 0 or a > b:
                    leaves[leaf] = ERROR
                elif reached < floor * b:
                    leaves[leaf] = 0, "scored"
                elif reached >= whole:
                    leaves[leaf] = most, "scored"
                else:
                    leaves[leaf] = (2 * most * reached + whole) // (2 * whole), "scored"

        for leaf, name_a, name_b, bands, nothing in BANDS_OF_A_SHARE:
            a, b = get(name_a), get(name_b)
            if b is NONE_AROSE:
                leaves[leaf] = nothing
            elif b is None:
                leaves[leaf] = MISSING
            elif b == 0:
                leaves[leaf] = nothing if a is None or a is NONE_AROSE or a <= 0 else ERROR
            elif a is None:
                leaves[leaf] = MISSING
            else:
                if a is NONE_AROSE:
                    a = 0
                if a < 0 or b < 0:
                    leaves[leaf] = ERROR
                else:
                    for edge, points in bands:
                        if a * 100 >= edge * b:
                            leaves[leaf] = points, "scored"
                            break
                    else:
                        leaves[leaf] = 0, "scored"

        for leaf, name, bands in BANDS:
            number = get(name)
            if number is None:
                leaves[leaf] = MISSING
            elif number is NONE_AROSE or number < 0:
                leaves[leaf] = ERROR
            else:
                for edge, points in bands:
                    if number >= edge:
                        leaves[leaf] = points, "scored"
                        break
                else:
                    leaves[leaf] = 0, "scored"

        for leaf, name, points, cap in EACH:
            number = get(name)
            if number is None:
                leaves[leaf] = MISSING
            elif number is NONE_AROSE or number < 0:
                leaves[leaf] = ERROR
            else:
                leaves[leaf] = min(cap, number * points), "scored"

        for leaf, name, most, cost, nothing in DEDUCT:
            number = get(name)
            if number is None:
                leaves[leaf] = MISSING
            elif number is NONE_AROSE:
                leaves[leaf] = nothing
            elif number < 0:
                leaves[leaf] = ERROR
            else:
                leaves[leaf] = most - number * cost if number * cost < most else 0, "scored"

        for leaf, names, points in CHECKLISTS:
            yes = no = wrong = 0
            for name in names:
                value = get(name)
                if value == 1:
                    yes += 1
                elif value == 0:
                    no += 1
                elif value is None:
                    leaves[leaf] = MISSING
                    break
                elif value is not NONE_AROSE:
                    wrong += 1
            else:
                leaves[leaf] = (yes * points, "scored") if yes + no and not wrong else ERROR

        for leaf, name in INDICES:
            index = get(name)
            if index is None:
                leaves[leaf] = MISSING
            elif index is NONE_AROSE:
                leaves[leaf] = ERROR
            else:
                a, b = index.as_integer_ratio()
                leaves[leaf] = ((80_000 * a + b) // (2 * b), "scored") if 0 <= a <= 100 * b else ERROR

        for leaf, name_a, name_b, name_c, name_d in OPTIONS:
            a, b, c, d = get(name_a), get(name_b), get(name_c), get(name_d)
            if a is None or b is None or c is None or d is None:
                leaves[leaf] = MISSING
                continue
            a = 0 if a is NONE_AROSE else a
            b = 0 if b is NONE_AROSE else b
            c = 0 if c is NONE_AROSE else c
            d = 0 if d is NONE_AROSE else d
            answers = a + b + c + d
            if a < 0 or b < 0 or c < 0 or d < 0:
                leaves[leaf] = ERROR
            elif answers == 0:
                leaves[leaf] = EXCLUDED
            else:
                leaves[leaf] = (6_000_000 * (5 * a + 3 * b + c) + 5 * answers) // (10 * answers), "scored"

        yes = no = wrong = 0
        for name in PLAN_CONTENT:
            value = get(name)
            if value == 1:
                yes += 1
            elif value == 0:
                no += 1
            elif value is None:
                leaves["1.1.2"] = MISSING
                break
            elif value is not NONE_AROSE:
                wrong += 1
        else:
            leaves["1.1.2"] = ERROR if wrong or not yes + no else (500_000 if yes == 5 else 0, "scored")

        done, on_time, due = get("tasks.done.assigned"), get("tasks.done_on_time.assigned"), get("tasks.due.assigned")
        if due is NONE_AROSE or due == 0:
            leaves["1.6.1"] = EXCLUDED
        elif done is None or on_time is None or due is None:
            leaves["1.6.1"] = MISSING
        else:
            done = 0 if done is NONE_AROSE else done
            on_time = 0 if on_time is NONE_AROSE else on_time
            if done < 0 or on_time < 0 or due < 0:
                leaves["1.6.1"] = ERROR
            elif done == due:
                leaves["1.6.1"] = 1_500_000 if on_time == due else 1_000_000, "scored"
            else:
                leaves["1.6.1"] = 0, "scored"

        index = get("dossiers.quality_index")
        if index is None:
            leaves["3.3.4"] = MISSING
        elif index is NONE_AROSE:
            leaves["3.3.4"] = EXCLUDED
        elif not 0 <= index <= 100:
            leaves["3.3.4"] = ERROR
        elif index >= 80:
            leaves["3.3.4"] = 1_000_000 if index >= 90 else 750_000, "scored"
        else:
            leaves["3.3.4"] = 500_000 if index >= 70 else 0, "scored"

        cases = get("activities.violations.harassment")
        if cases is None:
            leaves["3.5.2"] = MISSING
        elif cases is NONE_AROSE or cases < 0:
            leaves["3.5.2"] = ERROR
        else:
            leaves["3.5.2"] = 0 if cases else 500_000, "scored"

        used, quota = get("staff.in_post"), get("staff.quota")
        if quota is None or (used is None and quota is not NONE_AROSE and quota != 0):
            leaves["4.1.1"] = MISSING
        elif quota is NONE_AROSE or quota == 0:
            leaves["4.1.1"] = ERROR
        else:
            used = 0 if used is NONE_AROSE else used
            if used < 0 or quota < 0:
                leaves["4.1.1"] = ERROR
            else:
                leaves["4.1.1"] = 1_500_000 if used <= quota else 0, "scored"

        reprimands, warnings = get("staff.disciplined.reprimand"), get("staff.disciplined.warning_or_above")
        if reprimands is None or warnings is None:
            leaves["5.4.1"] = MISSING
        elif reprimands is NONE_AROSE and warnings is NONE_AROSE:
            leaves["5.4.1"] = ERROR
        else:
            reprimands = 0 if reprimands is NONE_AROSE else reprimands
            warnings = 0 if warnings is NONE_AROSE else warnings
            if reprimands < 0 or warnings < 0:
                leaves["5.4.1"] = ERROR
            else:
                leaves["5.4.1"] = max(1_500_000 - 500_000 * reprimands - 1_000_000 * warnings, 0), "scored"

        findings = get("finance.spending_findings")
        if findings is None:
            leaves["6.1.1"] = MISSING
        elif findings == "no_finding":
            leaves["6.1.1"] = 1_500_000, "scored"
        elif findings == "remedied":
            leaves["6.1.1"] = 750_000, "scored"
        else:
            leaves["6.1.1"] = (0, "scored") if findings == "not_remedied" else ERROR

        a, b = get("procedures.with_post_dossiers"), get("procedures.post_eligible")
        if b is NONE_AROSE:
            leaves["7.6.1"] = EXCLUDED
        elif b is None:
            leaves["7.6.1"] = MISSING
        elif b == 0:
            leaves["7.6.1"] = EXCLUDED if a is None or a is NONE_AROSE or a <= 0 else ERROR
        elif a is None:
            leaves["7.6.1"] = MISSING
        else:
            a = 0 if a is NONE_AROSE else a
            if a < 0 or b < 0:
                leaves["7.6.1"] = ERROR
            elif a * 10 >= b:
                leaves["7.6.1"] = 1_000_000 if a * 5 >= b else 500_000, "scored"
            else:
                leaves["7.6.1"] = 250_000 if a else 0, "scored"
    return scores
