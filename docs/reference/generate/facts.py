"""The page of facts, from the rulebook's definitions."""

from itertools import groupby

from tables import table

from parindex.foundation.rulebook.facts import fact_definitions


def page() -> str:
    """Return the page: one table a register."""
    found = sorted(fact_definitions().values(), key=lambda fact: (fact.register, fact.name))
    parts = [
        "# Facts\n\nWhat each register knows, in numbers. Names are stable; definitions stand in `rulebook/facts/`.\n"
    ]
    for register, facts in groupby(found, key=lambda fact: fact.register):
        rows = [(f"`{one.name}`", one.label, one.type, one.nature, one.measure, one.definition) for one in facts]
        parts.append(f"## {register}\n\n" + table(("name", "label", "type", "nature", "measure", "definition"), rows))
    return "\n".join(parts)
