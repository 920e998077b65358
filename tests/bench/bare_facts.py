"""The facts of dossiers asked by hand: three queries, one loop, nothing declared. `collect` is measured against it.

Written from the definitions in rulebook/facts/dossiers.yaml before the collector was, with the least that gives the
same answers: also which of them cannot be known, because a list lacked a column.
"""

from typing import Any

NAMES = (
    "dossiers.received",
    "dossiers.received.online_offered",
    "dossiers.online",
    "dossiers.with_fee",
    "dossiers.paid_online",
    "dossiers.with_digitised_components",
    "dossiers.in_system",
    "dossiers.resolved",
    "dossiers.resolved_in_time",
    "dossiers.resolved_late",
    "dossiers.resolved_late_with_apology",
    "dossiers.with_electronic_result",
    "open",
    "open_overdue",
    "procedures_used",
)
RECEIVED = """
SELECT unit_id, COUNT(*),
  COUNT(is_offered_online), COUNT(CASE WHEN is_offered_online THEN 1 END),
  COUNT(CASE WHEN is_offered_online AND channel = 'online' THEN 1 END),
  COUNT(CASE WHEN is_offered_online AND channel = '' THEN 1 END),
  COUNT(has_fee), COUNT(CASE WHEN has_fee THEN 1 END),
  COUNT(CASE WHEN has_fee AND paid_online_on <= '{day}' THEN 1 END),
  COUNT(CASE WHEN has_fee AND NOT knows_payment THEN 1 END),
  COUNT(has_digitised_components), COUNT(CASE WHEN has_digitised_components THEN 1 END),
  COUNT(CASE WHEN in_system_on <= '{day}' THEN 1 END), COUNT(CASE WHEN NOT knows_in_system THEN 1 END),
  COUNT(CASE WHEN NOT knows_finish THEN 1 END),
  COUNT(DISTINCT procedure_key)
FROM registers_dossier
WHERE state <> 1 AND received_on >= '{first}' AND received_on <= '{last}'
GROUP BY unit_id
"""
RESOLVED = """
SELECT unit_id, COUNT(*),
  COUNT(CASE WHEN finished_on > due_on THEN 1 END), COUNT(CASE WHEN NOT knows_due THEN 1 END),
  COUNT(CASE WHEN finished_on > due_on AND apology_on <= '{day}' THEN 1 END),
  COUNT(CASE WHEN finished_on > due_on AND NOT knows_apology THEN 1 END),
  COUNT(has_electronic_result), COUNT(CASE WHEN has_electronic_result THEN 1 END)
FROM registers_dossier
WHERE state IN (9, 10) AND finished_on >= '{first}' AND finished_on <= '{last}'
GROUP BY unit_id
"""
OPEN = """
SELECT unit_id, COUNT(*), COUNT(CASE WHEN due_on < '{day}' THEN 1 END)
FROM registers_dossier
WHERE state NOT IN (1, 3, 7) AND received_on <= '{day}' AND (finished_on IS NULL OR finished_on > '{day}')
GROUP BY unit_id
"""
NONE_RECEIVED = (0,) * 15
NONE_RESOLVED = (0,) * 7
Facts = tuple[int | None, ...]


def bare_facts(cursor: Any, first: str, last: str, day: str) -> dict[int, Facts]:
    """Return the facts of every unit in the order of NAMES; None: not known."""
    days = {"first": first, "last": min(last, day), "day": day}
    answers = []
    for query in (RECEIVED, RESOLVED, OPEN):
        cursor.execute(query.format(**days))
        answers.append({unit: counts for unit, *counts in cursor.fetchall()})
    received, resolved, open_ = answers
    units = received.keys() | resolved.keys()
    return {
        unit: _facts(received.get(unit, NONE_RECEIVED), resolved.get(unit, NONE_RESOLVED), open_.get(unit, (0, 0)))
        for unit in units
    }


def _facts(received: Any, resolved: Any, open_: Any) -> Facts:
    (
        all_, says_offer, offered, online, no_channel, says_fee, fee, paid, no_payment, says_digitised, digitised,
        in_system, no_system, no_finish, procedures,
    ) = received  # fmt: skip
    done, late, no_due, sorry, no_apology, says_electronic, electronic = resolved
    offer_known, fee_known = says_offer == all_, says_fee == all_
    due_known = not no_finish and not no_due
    return (
        all_,
        offered if offer_known else None,
        online if offer_known and not no_channel else None,
        fee if fee_known else None,
        paid if fee_known and not no_payment else None,
        digitised if says_digitised == all_ else None,
        None if no_system else in_system,
        None if no_finish else done,
        done - late if due_known else None,
        late if due_known else None,
        sorry if due_known and not no_apology else None,
        electronic if not no_finish and says_electronic == done else None,
        *open_,
        procedures,
    )
