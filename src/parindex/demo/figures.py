"""Figures that no register of the demo holds yet: one observations file per unit and day, as a person would type."""

import csv
import datetime
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from parindex.demo.profiles import Profile

HEADER = ("unit", "fact", "period", "as_of", "state", "value", "source", "note")
SOURCE = "Số liệu minh họa"


@dataclass(frozen=True)
class Figure:
    """One typed value; `value` None means that none arose."""

    fact: str
    value: str | None


@dataclass(frozen=True)
class Received:
    """What the dossier list of the unit already says: figures typed beside it stay consistent with it."""

    received: int
    resolved: int
    resolved_late: int


Dice = random.Random


def figures(profile: Profile, *, as_of: datetime.date, dossiers: Received, seed: int) -> Iterator[Figure]:
    """Yield a unit's typed figures as of a day of its year."""
    elapsed = (as_of - datetime.date(profile.year, 1, 1)).days / 365
    for topic, write in _TOPICS.items():
        yield from write(profile, elapsed, dossiers, profile.dice(seed, f"figures:{topic}"))


def write_file(path: Path, rows: Iterator[tuple[str, int, datetime.date, Figure]]) -> None:
    """Write (unit code, year, day, figure) rows as an observations file."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(HEADER)
        for unit, year, as_of, figure in rows:
            state = "none_arose" if figure.value is None else "value"
            writer.writerow((unit, figure.fact, year, as_of.isoformat(), state, figure.value or "", SOURCE, ""))


def _flag(fact: str, care: float, dice: Dice) -> Figure:
    return Figure(fact, "1" if dice.random() < care else "0")


def _part(whole: int, care: float, dice: Dice) -> int:
    """Return how many of `whole` are done by somebody who takes this much care."""
    return sum(dice.random() < care for _ in range(whole))


def _pair(part: str, whole: str, count: int, care: float, dice: Dice) -> tuple[Figure, Figure]:
    """Return a part and its whole; where there was nothing, none arose."""
    done = _part(count, care, dice)
    if not count:
        return Figure(part, None), Figure(whole, None)
    return Figure(part, str(done)), Figure(whole, str(count))


def _grown(most: int, care: float, elapsed: float, dice: Dice) -> str:
    """Return a count that grows over the year to about `most`."""
    return str(_part(most, min(1.0, care * elapsed * 1.25), dice))


def _steering(profile: Profile, elapsed: float, _dossiers: Received, dice: Dice) -> Iterator[Figure]:
    care = profile.care["1"]
    for aspect in ("assigns_owners", "covers_all_areas", "has_budget", "sets_deadlines", "states_products"):
        yield _flag(f"documents.cchc_plan.{aspect}", 1 - (1 - care) / 3, dice)
    yield _flag("documents.cchc_reports.complete", care, dice)
    yield Figure("staff.sections", "6")
    yield Figure("activities.inspected_sections", _grown(6, care, elapsed, dice))
    found = dice.randint(0, 4)
    yield from _pair(
        "activities.findings_handled.self_inspection", "activities.findings.self_inspection", found, care, dice
    )
    yield Figure("activities.channels.communication", _grown(4, care, 0.5 + elapsed, dice))
    yield Figure("activities.initiatives.recognised", _grown(3, care * 0.8, elapsed, dice))
    yield Figure("activities.quarters_with_review.cchc", str(_part(int(elapsed * 4 + 0.01), care, dice)))
    yield Figure("activities.held.dialogue", _grown(2, care, elapsed, dice))


def _institutions(profile: Profile, elapsed: float, _dossiers: Received, dice: Dice) -> Iterator[Figure]:
    care = profile.care["2"]
    yield Figure("legislation.monitoring_kinds", _grown(3, care, elapsed, dice))
    yield from _pair(
        "legislation.monitoring_findings_handled", "legislation.monitoring_findings", dice.randint(0, 3), care, dice
    )
    yield from _pair("legislation.review_done", "legislation.review_planned", 1 + int(elapsed * 9), care, dice)
    yield from _pair("legislation.defects_handled", "legislation.defects_found", dice.randint(0, 2), care, dice)
    yield Figure("legislation.issued_improperly", "0" if dice.random() < care else "1")
    yield Figure("legislation.digital_dissemination_channels", _grown(3, care, elapsed, dice))


def _procedures(profile: Profile, elapsed: float, dossiers: Received, dice: Dice) -> Iterator[Figure]:
    care, catalogue = profile.care["3"], dice.randint(128, 142)
    yield Figure("procedures.applicable", str(catalogue))
    for kind in ("posted_at_desk", "published_online", "received_at_desk"):
        missing = 0 if dice.random() < care else dice.randint(1, 30)
        yield Figure(f"procedures.{kind}", str(catalogue - missing))
    yield Figure("procedures.workflow_current", str(_part(catalogue, 0.6 + 0.4 * care, dice)))
    yield from _pair("procedures.interlinked_applied", "procedures.interlinked", 8, care, dice)
    yield Figure("activities.violations.extra_paperwork", "0" if dice.random() < 0.6 + 0.4 * care else "1")
    yield Figure("activities.violations.harassment", "0" if dice.random() < 0.8 + 0.2 * care else "1")
    yield _flag("dossiers.progress_published", care, dice)
    for aspect in ("staffed", "equipped", "name_plates", "camera"):
        yield _flag(f"activities.one_stop_check.{aspect}", 0.3 + 0.7 * care, dice)
    yield Figure("dossiers.resolved_late_with_apology", str(_part(dossiers.resolved_late, care, dice)))
    yield Figure("dossiers.quality_index", f"{65 + 30 * care + dice.uniform(-2, 2):.2f}")
    yield _flag("petitions.address_published", care, dice)
    count = dice.randint(0, 5)
    yield Figure("petitions.due", str(count) if count else None)
    for answer in ("answered_on_time", "answers_published"):
        yield Figure(f"petitions.{answer}", str(_part(count, care, dice)) if count else None)
    yield Figure("activities.held.duty_inspection", _grown(2, care, elapsed, dice))


def _organisation(profile: Profile, _elapsed: float, _dossiers: Received, dice: Dice) -> Iterator[Figure]:
    care, quota = profile.care["4"], dice.randint(30, 36)
    yield Figure("staff.quota", str(quota))
    yield Figure("staff.in_post", str(quota - dice.randint(0, 3) if dice.random() < 0.5 + 0.5 * care else quota + 1))
    yield from _pair("staff.downsized", "staff.downsizing_planned", dice.randint(0, 2), care, dice)
    yield from _pair(
        "activities.findings_handled.decentralisation",
        "activities.findings.decentralisation",
        dice.randint(0, 2),
        care,
        dice,
    )


def _civil_service(profile: Profile, elapsed: float, _dossiers: Received, dice: Dice) -> Iterator[Figure]:
    care, officials = profile.care["5"], dice.randint(19, 23)
    yield _flag("staff.position_scheme_ready", care, dice)
    yield Figure("staff.officials", str(officials))
    yield Figure("staff.officials_meeting_standards", str(_part(officials, 0.75 + 0.25 * care, dice)))
    yield Figure("staff.records_updated", str(_part(officials, care, dice)))
    yield from _pair("staff.training_done", "staff.training_planned", 1 + int(elapsed * 12), care, dice)
    yield from _pair("staff.reform_officials_trained", "staff.reform_officials", 4, care, dice)
    for aspect in ("on_time", "steps_followed", "uses_reform_results"):
        yield _flag(f"staff.appraisal.{aspect}", care, dice)
    yield Figure("staff.disciplined.reprimand", "0" if dice.random() < 0.6 + 0.4 * care else "1")
    yield Figure("staff.disciplined.warning_or_above", "0" if dice.random() < 0.8 + 0.2 * care else "1")


def _finance(profile: Profile, elapsed: float, _dossiers: Received, dice: Dice) -> Iterator[Figure]:
    care = profile.care["6"]
    plan = dice.randint(1_500, 6_000) * 1_000_000
    revenue = dice.randint(300, 900) * 1_000_000
    level = "no_finding" if dice.random() < care else dice.choice(("remedied", "not_remedied"))
    yield Figure("finance.spending_findings", level)
    yield Figure("finance.disclosures_on_time", str(_part(int(elapsed * 5 + 0.01), care, dice)))
    yield Figure("finance.capital_plan", str(plan))
    yield Figure("finance.disbursed", str(int(plan * min(1.0, elapsed * (0.55 + 0.5 * care)))))
    yield from _pair("finance.recommendations_done", "finance.recommendations_due", dice.randint(0, 4), care, dice)
    yield Figure("finance.revenue_estimate", str(revenue))
    yield Figure("finance.revenue", str(int(revenue * elapsed * (0.85 + 0.25 * care))))
    yield Figure("tasks.targets.socioeconomic", "18")
    yield Figure("tasks.targets_met.socioeconomic", str(_part(18, min(1.0, elapsed * (0.6 + 0.45 * care)), dice)))


def _digital(profile: Profile, _elapsed: float, dossiers: Received, dice: Dice) -> Iterator[Figure]:
    care, online = profile.care["7"], dice.randint(60, 75)
    yield _flag("documents.interconnected", 0.3 + 0.7 * care, dice)
    yield Figure("documents.website_items.required", "22")
    yield Figure("documents.website_items.present", str(_part(22, 0.3 + 0.7 * care, dice)))
    yield Figure("procedures.online", str(online))
    yield Figure("procedures.with_online_dossiers", str(_part(online, care * 0.55, dice)))
    yield Figure("procedures.post_eligible", "60")
    yield Figure("procedures.with_post_dossiers", str(_part(60, care * 0.25, dice)))
    offered = int(dossiers.received * 0.8)
    yield Figure("dossiers.received.online_offered", str(offered))
    yield Figure("dossiers.online", str(int(offered * care * dice.uniform(0.4, 0.6))))
    with_fee = int(dossiers.received * 0.45)
    yield Figure("dossiers.with_fee", str(with_fee))
    yield Figure("dossiers.paid_online", str(int(with_fee * care * dice.uniform(0.2, 0.4))))
    yield Figure("dossiers.with_digitised_components", str(int(dossiers.received * min(1.0, care * 0.95))))
    yield Figure("dossiers.with_electronic_result", str(int(dossiers.resolved * min(1.0, care * 0.92))))
    for step in ("iso_internal_audit", "iso_management_review"):
        yield _flag(f"activities.done.{step}", care, dice)


def _surveys(profile: Profile, _elapsed: float, _dossiers: Received, dice: Dice) -> Iterator[Figure]:
    for factor in ("access", "procedures", "staff", "results", "feedback"):
        yield Figure(f"surveys.satisfied_index.{factor}", f"{100 * profile.satisfaction + dice.uniform(-2, 2):.2f}")
    for survey in ("delegates_answers", "village_district_answers"):
        answers = [0, 0, 0, 0]
        for _ in range(180):
            answers[0 if dice.random() < profile.satisfaction - 0.2 else dice.choice((1, 1, 1, 2, 3))] += 1
        for option, count in zip("abcd", answers, strict=True):
            yield Figure(f"surveys.{survey}.{option}", str(count))


_TOPICS: dict[str, Callable[[Profile, float, Received, Dice], Iterator[Figure]]] = {
    "steering": _steering,
    "institutions": _institutions,
    "procedures": _procedures,
    "organisation": _organisation,
    "civil_service": _civil_service,
    "finance": _finance,
    "digital": _digital,
    "surveys": _surveys,
}
