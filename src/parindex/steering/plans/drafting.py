"""Rows of a draft, made from what the reader found."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from parindex.index.scorecards.models import Edition, Leaf
from parindex.steering.plans.models import ItemLeaf, Plan, PlanItem, PlanTarget
from parindex.steering.plans.proposing import Duty, LeafText, Proposal, propose
from parindex.steering.plans.reading.meaning import WORK


def write_targets(plan: Plan, targets: Iterable[Mapping[str, Any]]) -> None:
    """Write a draft's aims."""
    PlanTarget.objects.bulk_create(
        PlanTarget(
            plan=plan,
            kind=target["kind"],
            value=str(target["value"]),
            of=target["of"],
            text=target["text"],
            line=target["line"],
        )
        for target in targets
    )


def write_items(plan: Plan, tasks: Iterable[Mapping[str, Any]]) -> None:
    """Write a draft's items."""
    PlanItem.objects.bulk_create([_item(plan, task) for task in tasks], batch_size=500)


def write_proposals(plan: Plan, edition: Edition) -> int:
    """Propose leaves for the items that have no confirmed one; return how many links stand proposed."""
    ItemLeaf.objects.filter(item__plan=plan, is_confirmed=False).delete()
    items = {item.key: item for item in plan.items.filter(kind__in=WORK).exclude(leaf_links__is_confirmed=True)}
    duties = (Duty(item.key, item.text, item.area, tuple(item.owners)) for item in items.values())
    found = propose(duties, leaf_texts(edition))
    links = [_link(items[key], proposal) for key, proposals in found.items() for proposal in proposals]
    ItemLeaf.objects.bulk_create(links, batch_size=500)
    return len(links)


def leaf_texts(edition: Edition) -> list[LeafText]:
    """Return the words of every leaf of an edition: its row, and its criterion and evidence from the card's data."""
    content = _content_by_leaf(edition.content)
    return [
        LeafText(
            leaf.leaf_id,
            leaf.area,
            leaf.label,
            content.get(leaf.leaf_id, ("", ""))[0],
            content.get(leaf.leaf_id, ("", ""))[1],
            leaf.owner,
        )
        for leaf in Leaf.objects.filter(edition=edition)
    ]


def _content_by_leaf(content: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """Return the label of each leaf's criterion and the evidence wanted, from a card as plain data."""
    found: dict[str, tuple[str, str]] = {}

    def visit(node: object, above: str) -> None:
        if isinstance(node, list):
            for child in node:
                visit(child, above)
        elif isinstance(node, dict):
            if "rule" in node and "id" in node:
                evidence = node.get("evidence") or ""
                found[node["id"]] = (above, "; ".join(evidence) if isinstance(evidence, list) else str(evidence))
            label = str(node.get("label", above))
            for child in node.values():
                if isinstance(child, list | dict):
                    visit(child, label)

    visit(content, "")
    return found


def _item(plan: Plan, task: Mapping[str, Any]) -> PlanItem:
    """Return one item as a row."""
    return PlanItem(
        plan=plan,
        key=task["id"],
        section=task["section"][:30],
        kind=task["kind"],
        area=task["area"],
        owners=task["owners"],
        support=task["support"],
        due_on=datetime.date.fromisoformat(task["due_on"]) if task["due_on"] else None,
        recurrence=task["recurrence"] or "",
        product=(task["product"] or "")[:300],
        papers=task["papers"],
        text=task["text"],
        line=task["line"],
        line_end=task["line_end"],
    )


def _link(item: PlanItem, proposal: Proposal) -> ItemLeaf:
    """Return one proposed link as a row."""
    return ItemLeaf(item=item, leaf_id=proposal.leaf_id)
