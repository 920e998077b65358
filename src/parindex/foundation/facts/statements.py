"""The SQL that facts are read with: one statement for each date column of a register, whatever units and records.

Only what SQLite, PostgreSQL and DuckDB do alike: COUNT and MIN over CASE, whole numbers and days out. Rows that
differ in span or condition are counted in branches of the same statement, so that each can use its index.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from parindex.foundation.facts.declaration import Count, Fact, Kind, Rows, Window

MOST_NAMED = 1_000  # units: beyond, whole tables are read and the rest is left out afterwards


@dataclass(frozen=True)
class Value:
    """One number or day asked of the rows: how many, how many different ones, or the earliest day."""

    count: Count
    kind: Kind = Kind.COUNT
    column: str = ""

    def sql(self, window: Window) -> str:
        """Return the expression, over rows that are within the window already."""
        if self.kind is Kind.COUNT:
            return f"COUNT({_case('1', self.count.where, window)})" if self.count.where else "COUNT(*)"
        if self.kind is Kind.FIRST:
            return f"MIN({_case(self.count.rows.on, self.count.where, window)})"
        return f"COUNT(DISTINCT {_case(self.column, self.count.where, window)})"


@dataclass(frozen=True)
class Branch:
    """What is asked of one set of rows: whole numbers first, then days."""

    rows: Rows
    numbers: tuple[Value, ...]
    days: tuple[Value, ...]


@dataclass(frozen=True)
class Statement:
    """One query. Its rows are: place of the branch, unit, numbers, days; branches with fewer are filled up."""

    branches: tuple[Branch, ...]

    @property
    def numbers(self) -> int:
        """How many columns of numbers there are."""
        return max(len(branch.numbers) for branch in self.branches)

    @property
    def days(self) -> int:
        """How many columns of days there are."""
        return max(len(branch.days) for branch in self.branches)

    def sql(self, window: Window, unit_ids: Collection[int]) -> str:
        """Return the query; an alias never equals a column's name."""
        units = _among(unit_ids)
        return " UNION ALL ".join(
            self._select(place, branch, window, units) for place, branch in enumerate(self.branches)
        )

    def _select(self, place: int, branch: Branch, window: Window, units: str) -> str:
        values = [value.sql(window) for value in branch.numbers] + ["0"] * (self.numbers - len(branch.numbers))
        values += [value.sql(window) for value in branch.days] + ["NULL"] * (self.days - len(branch.days))
        named = ", ".join(f"{sql} AS value_{number}" for number, sql in enumerate(values))
        where = branch.rows.within(window)
        return (
            f"SELECT {place} AS branch_place, unit_id AS unit_key, {named} "  # noqa: S608 - our own declarations
            f"FROM {branch.rows.table.name} WHERE {units}{where} GROUP BY unit_id"
        )


def value_of(fact: Fact) -> Value:
    """Return what a fact's value is read from; a flag is made of its count."""
    if fact.kind in (Kind.COUNT, Kind.FLAG):
        return Value(fact.counted)
    return Value(fact.counted, fact.kind, fact.column)


def statements(facts: Iterable[Fact]) -> list[Statement]:
    """Return the queries that answer all facts: one for each table and date column."""
    by_rows: dict[Rows, dict[Value, None]] = defaultdict(dict)
    for fact in facts:
        for value in (value_of(fact), *map(Value, fact.counts)):
            by_rows[value.count.rows][value] = None
    by_column: dict[tuple[str, str], list[Branch]] = defaultdict(list)
    for rows, values in by_rows.items():
        by_column[rows.table.name, rows.on].append(_branch(rows, list(values)))
    # The branch with most days first: PostgreSQL takes the type of a column from there.
    return [Statement(tuple(sorted(branches, key=lambda branch: -len(branch.days)))) for branches in by_column.values()]


def _branch(rows: Rows, values: Sequence[Value]) -> Branch:
    days = tuple(value for value in values if value.kind is Kind.FIRST)
    return Branch(rows, tuple(value for value in values if value.kind is not Kind.FIRST), days)


def _case(result: str, condition: str, window: Window) -> str:
    return f"CASE WHEN {window.put_into(condition)} THEN {result} END" if condition else result


def _among(unit_ids: Collection[int]) -> str:
    if len(unit_ids) > MOST_NAMED:
        return ""
    return f"unit_id IN ({', '.join(str(int(unit)) for unit in sorted(unit_ids))}) AND "
