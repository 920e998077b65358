"""What the paragraphs and the tables of a plan alike write into: duties, each with the aims and reports it states."""

import dataclasses
import re
from collections import Counter
from collections.abc import Sequence

from parindex.foundation.text.aligned import aligned_key
from parindex.steering.plans.reading.found import Collected
from parindex.steering.plans.reading.items import Given, Item
from parindex.steering.plans.reading.meaning import area_of_duty
from parindex.steering.plans.reading.offices import Offices
from parindex.steering.plans.reading.reports import reports_in
from parindex.steering.plans.reading.targets import targets_in

AIMS = ("purpose", "requirement", "goal")


class Ledger:
    """What was found so far, by the offices and the year of the plan."""

    def __init__(self, offices: Offices, year: int | None) -> None:
        self.found = Collected()
        self.offices = offices
        self.year = year
        self._counts: Counter[str] = Counter()

    def key(self, section: str) -> str:
        """Return the next item's key in a section."""
        self._counts[section] += 1
        return f"{section or '0'}-{self._counts[section]}"

    def add(self, item: Item, given: Given) -> None:
        """Add an item with the aims and reports it states; a task that no heading places may name its area itself."""
        if item.kind == "specific" and item.area is None:
            item.area = area_of_duty(item.text)
        self.found.items.append(item)
        self.found.citations += item.citations
        if given.kind in AIMS or re.match(r"(?:[^:]{0,60}: ?)?phan dau", aligned_key(item.text)):
            self.found.targets += targets_in(item.text, item.line)
        else:
            found = reports_in(item.text, item.line, self.year, about_reports=given.is_reporting)
            self.found.reports += [
                dataclasses.replace(report, recipients=report.recipients or given.recipients) for report in found
            ]
            self._drop_report_days(item, [report.due_on for report in found])

    def _drop_report_days(self, item: Item, days: Sequence[object]) -> None:
        """Leave an item that promises several reports without one deadline: each report has its own."""
        if len(set(days)) > 1:
            item.due_on = None
