"""Figures that no register of the demo holds: what a person types, consistent with what the registers count."""

import csv
import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

from parindex.demo.hands import Figure, Hand, Known
from parindex.demo.profiles import Profile

HEADER = ("unit", "fact", "period", "as_of", "state", "value", "source", "note")
SOURCE = "Số liệu minh họa"
NOTE = "Minh họa, không có thật"

Topic = Callable[[Hand, Known], Iterator[Figure]]


def figures(profile: Profile, *, as_of: datetime.date, known: Known, seed: int) -> Iterator[Figure]:
    """Yield a unit's typed figures as of a day of its year; what nobody knows by then is left out."""
    elapsed = (as_of - datetime.date(profile.year, 1, 1)).days / 365
    for area, write in _TOPICS:
        yield from write(Hand(profile, area, elapsed, seed), known)


def write_file(path: Path, rows: Iterator[tuple[str, int, datetime.date, Figure]]) -> None:
    """Write (unit code, year, day, figure) rows as an observations file."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(HEADER)
        for unit, year, as_of, figure in rows:
            state = "none_arose" if figure.value is None else "value"
            writer.writerow((unit, figure.fact, year, as_of.isoformat(), state, figure.value or "", SOURCE, NOTE))


def _not_there(subject: str, known: Known) -> Iterator[Figure]:
    """Yield that no such paper is in force: a register that never saw one cannot tell, a person can."""
    if subject not in known.subjects:
        yield Figure(f"documents.in_force.{subject}", "0")


def _steering(hand: Hand, known: Known) -> Iterator[Figure]:
    for aspect in ("assigns_owners", "covers_all_areas", "has_budget", "sets_deadlines", "states_products"):
        fact = f"documents.cchc_plan.{aspect}"
        yield hand.flag(fact, 1 - (1 - hand.care) / 3) if known.has_cchc_plan else Figure(fact, "0")
    yield hand.flag("documents.cchc_reports.complete")
    yield Figure("staff.sections", "6")
    yield hand.grown("activities.inspected_sections", 6)
    yield from hand.found("activities.findings_handled.self_inspection", "activities.findings.self_inspection", most=4)
    yield hand.grown("activities.channels.communication", 4)
    yield hand.grown("activities.initiatives.recognised", 3, hand.care * 0.8)
    yield hand.part("activities.quarters_with_review.cchc", int(hand.elapsed * 4 + 0.02))
    yield hand.grown("activities.held.dialogue", 3)


def _institutions(hand: Hand, _known: Known) -> Iterator[Figure]:
    yield hand.grown("legislation.monitoring_kinds", 3)
    yield from hand.found("legislation.monitoring_findings_handled", "legislation.monitoring_findings", most=3)
    yield from hand.pair("legislation.review_done", "legislation.review_planned", 1 + int(hand.elapsed * 9))
    yield from hand.found("legislation.defects_handled", "legislation.defects_found", most=2)
    yield hand.lapse("legislation.issued_improperly", hand.care)
    yield hand.grown("legislation.digital_dissemination_channels", 3)


def _procedures(hand: Hand, known: Known) -> Iterator[Figure]:
    care, catalogue = hand.care, hand.size("procedures.applicable", 128, 142)
    yield Figure("procedures.applicable", str(catalogue))
    for kind in ("posted_at_desk", "published_online", "received_at_desk"):
        yield hand.nearly(f"procedures.{kind}", catalogue, 30)
    yield hand.part("procedures.workflow_current", catalogue, 0.6 + 0.4 * care)
    yield from hand.pair("procedures.interlinked_applied", "procedures.interlinked", 8)
    yield hand.lapse("activities.violations.extra_paperwork", 0.6 + 0.4 * care)
    yield hand.lapse("activities.violations.harassment", 0.8 + 0.2 * care)
    yield hand.flag("dossiers.progress_published")
    for aspect in ("staffed", "equipped", "name_plates", "camera"):
        yield hand.flag(f"activities.one_stop_check.{aspect}", 0.3 + 0.7 * care)
    yield hand.part("dossiers.resolved_late_with_apology", known.resolved_late)
    yield Figure("dossiers.in_system", str(known.received))
    yield hand.index("dossiers.quality_index", 65 + 30 * care)
    yield hand.flag("petitions.address_published")
    yield from hand.answered("petitions.due", ("petitions.answered_on_time", "petitions.answers_published"), most=5)
    yield hand.grown("activities.held.duty_inspection", 3)


def _organisation(hand: Hand, known: Known) -> Iterator[Figure]:
    quota = hand.size("staff.quota", 30, 36)
    yield Figure("staff.quota", str(quota))
    too_many = 0.5 * (1 - hand.care)
    vacancies = hand.size("staff.in_post", 0, 3)
    yield Figure("staff.in_post", str(quota + 1 if hand.chance("staff.in_post.over") < too_many else quota - vacancies))
    yield from _not_there("working_regulation", known)
    yield from hand.found("staff.downsized", "staff.downsizing_planned", most=2)
    yield from hand.found(
        "activities.findings_handled.decentralisation", "activities.findings.decentralisation", most=2
    )


def _civil_service(hand: Hand, _known: Known) -> Iterator[Figure]:
    care, officials = hand.care, hand.size("staff.officials", 19, 23)
    yield hand.flag("staff.position_scheme_ready")
    yield Figure("staff.officials", str(officials))
    yield hand.part("staff.officials_meeting_standards", officials, 0.75 + 0.25 * care)
    yield hand.part("staff.records_updated", officials)
    yield from hand.pair("staff.training_done", "staff.training_planned", 1 + int(hand.elapsed * 12))
    yield from hand.pair("staff.reform_officials_trained", "staff.reform_officials", 4)
    if hand.is_year_end:
        for aspect in ("on_time", "steps_followed", "uses_reform_results"):
            yield hand.flag(f"staff.appraisal.{aspect}")
    yield hand.lapse("staff.disciplined.reprimand", 0.6 + 0.4 * care)
    yield hand.lapse("staff.disciplined.warning_or_above", 0.8 + 0.2 * care)


def _finance(hand: Hand, known: Known) -> Iterator[Figure]:
    care, elapsed = hand.care, hand.elapsed
    plan = hand.size("finance.capital_plan", 1_500, 6_000) * 1_000_000
    revenue = hand.size("finance.revenue_estimate", 300, 900) * 1_000_000
    yield hand.level("finance.spending_findings", "no_finding", ("remedied", "not_remedied"))
    yield from _not_there("public_asset_regulation", known)
    yield hand.part("finance.disclosures_on_time", int(elapsed * 5 + 0.02))
    yield Figure("finance.capital_plan", str(plan))
    yield Figure("finance.disbursed", str(int(plan * min(1.0, elapsed * (0.55 + 0.5 * care)))))
    yield from hand.found("finance.recommendations_done", "finance.recommendations_due", most=4)
    yield Figure("finance.revenue_estimate", str(revenue))
    yield Figure("finance.revenue", str(int(revenue * elapsed * (0.85 + 0.25 * care))))
    yield Figure("tasks.targets.socioeconomic", "18")
    yield hand.part("tasks.targets_met.socioeconomic", 18, min(1.0, elapsed * (0.6 + 0.45 * care)))


def _digital(hand: Hand, known: Known) -> Iterator[Figure]:
    care, online = hand.care, hand.size("procedures.online", 60, 75)
    yield hand.flag("documents.interconnected", 0.3 + 0.7 * care)
    yield Figure("documents.website_items.required", "22")
    yield hand.part("documents.website_items.present", 22, 0.3 + 0.7 * care)
    yield Figure("procedures.online", str(online))
    yield hand.part("procedures.with_online_dossiers", online, care * 0.55 * min(1.0, 0.4 + hand.elapsed))
    yield Figure("procedures.post_eligible", "60")
    yield hand.part("procedures.with_post_dossiers", 60, care * 0.25 * min(1.0, 0.4 + hand.elapsed))
    offered, with_fee = int(known.received * 0.8), int(known.received * 0.45)
    yield Figure("dossiers.received.online_offered", str(offered))
    yield hand.some("dossiers.online", offered, (0.4, 0.6))
    yield Figure("dossiers.with_fee", str(with_fee))
    yield hand.some("dossiers.paid_online", with_fee, (0.2, 0.4))
    yield hand.some("dossiers.with_digitised_components", known.received, (0.85, 1.0))
    yield hand.some("dossiers.with_electronic_result", known.resolved, (0.82, 1.0))
    yield from _not_there("iso_declaration", known)
    for step in ("iso_internal_audit", "iso_management_review"):
        yield hand.grown(f"activities.done.{step}", 1)


def _surveys(hand: Hand, _known: Known) -> Iterator[Figure]:
    if hand.elapsed > 0.65:  # the survey of citizens is held in summer, its result published by the end of August
        for factor in ("access", "procedures", "staff", "results", "feedback"):
            yield hand.index(f"surveys.satisfied_index.{factor}", 100 * hand.profile.satisfaction)
    if hand.is_year_end:
        for survey in ("delegates_answers", "village_district_answers"):
            yield from hand.answers(f"surveys.{survey}", 180, hand.profile.satisfaction - 0.2)


_TOPICS: tuple[tuple[str, Topic], ...] = (
    ("1", _steering),
    ("2", _institutions),
    ("3", _procedures),
    ("4", _organisation),
    ("5", _civil_service),
    ("6", _finance),
    ("7", _digital),
    ("8", _surveys),
)
