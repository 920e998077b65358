"""What a heading passes on to what stands under it: the part of the plan, the area, who does it, by when."""

import re
from collections.abc import Sequence

from parindex.foundation.text.aligned import aligned_key
from parindex.steering.plans.reading.assignment import Assignment, assignment_in
from parindex.steering.plans.reading.attributes import Attribute, attributes_in
from parindex.steering.plans.reading.deadlines import Deadline, deadline_of
from parindex.steering.plans.reading.items import Given
from parindex.steering.plans.reading.markers import BULLET, OWNER, ROMAN
from parindex.steering.plans.reading.meaning import (
    WORK,
    Kind,
    area_of,
    area_of_duty,
    is_measures_only,
    is_organising,
    is_reporting,
    kind_of,
)
from parindex.steering.plans.reading.nodes import LONGEST_HEADING, Node
from parindex.steering.plans.reading.offices import Offices
from parindex.steering.plans.reading.reports import recipients_in
from parindex.steering.plans.reading.verbs import begins_with_work


def given_by(node: Node, given: Given, offices: Offices, year: int | None) -> Given:
    """Return what a heading passes on, on top of what it was given itself."""
    text = node.text
    is_numbered = node.rank < BULLET and not node.is_sentence
    owners = offices.in_heading(text.partition(":")[0] if len(text) > LONGEST_HEADING else text)
    owners = owners or offices.in_heading(text.partition(":")[0])
    kind = heading_kind(node, given.kind) if is_numbered and (not owners or node.is_top) else None
    kind = kind or given.kind
    area = given.area
    if is_numbered and not owners and (kind in ("general", "specific") or kind is None) and node.rank != OWNER:
        area = area_of(text) or area_of_duty(text) or area
    if kind is None and (area or (owners and is_numbered)):
        kind = "specific"
    named = Assignment()
    if not owners and kind in WORK and len(text) <= LONGEST_HEADING:
        named = assignment_in(text.rstrip(":"), offices)
        owners = named.owners
    if not owners and kind == "organising" and is_numbered and not node.is_top:
        owners = _office_by_name(text)
    labelled = [found for note in node.notes for found in attributes_in(note.text)]
    owners = _labelled(labelled, "owner", offices) or owners
    support = _labelled(labelled, "support", offices) or named.support
    due = next((deadline_of(found.value, year) for found in labelled if found.name == "due"), Deadline())
    return Given(
        kind,
        area,
        owners or given.owners,
        support or given.support,
        due if due != Deadline() else given.due,
        is_reporting=is_reporting(text) or given.is_reporting,
        recipients=recipients_in(text) or given.recipients,
    )


def heading_kind(node: Node, above: Kind | None) -> Kind | None:
    """Return which part of a plan a heading opens, the plan's other parts considered.

    `Phân công nhiệm vụ` opens the tasks themselves where `Tổ chức thực hiện` follows; `Giải pháp` are general measures
    only beside `Nhiệm vụ`.
    """
    kind = kind_of(node.text, is_top=node.is_top, above=above)
    if not node.is_top or node.rank > ROMAN or node.parent is None:
        return kind
    place = node.parent.children.index(node)
    before, later = node.parent.children[:place], node.parent.children[place + 1 :]
    if kind == "organising" and not is_organising(node.text):
        kinds = [kind_of(kin.text, is_top=True, above=None) for kin in later if not is_reporting(kin.text)]
        return "specific" if "organising" in kinds else kind
    if kind == "general" and is_measures_only(node.text):
        has_tasks = any(
            kind_of(kin.text, is_top=True, above=None) in ("specific", "general") for kin in (*before, *later)
        )
        return kind if has_tasks else "specific"
    return kind


def _labelled(labelled: Sequence[Attribute], name: str, offices: Offices) -> tuple[str, ...]:
    """Return the offices of the labelled values of one kind."""
    return tuple(office for found in labelled if found.name == name for office in offices.in_cell(found.value))


def _office_by_name(text: str) -> tuple[str, ...]:
    """Return what a heading under `Tổ chức thực hiện` is called: an office that no list knows."""
    name = text.strip(" .:")
    key = aligned_key(name)
    if len(name) > LONGEST_HEADING // 2 or begins_with_work(key) or kind_of(text, is_top=True, above=None):
        return ()
    return () if re.search(r"kinh phi|bao cao|trach nhiem", key) or is_reporting(name) else (name,)
