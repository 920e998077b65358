"""Ranks within a group: by index or points, with the card's tie-breaks, dense or with gaps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, cast

from parindex.engine.reader import Reader

SURVEY = "survey"


@dataclass(frozen=True)
class Ranking:
    """By what units are ordered, and what a tie does to the ranks after it.

    dense: 1, 2, 2, 3; competition: 1, 2, 2, 4. `tie_breaks`: ids of areas, criteria or leaves, or `survey`.
    """

    by: Literal["index", "points"]
    method: Literal["competition", "dense"]
    tie_breaks: tuple[str, ...]


def ranks_of(keys: Mapping[str, tuple[int | Fraction, ...]], method: str) -> dict[str, int]:
    """Return the rank of each unit; equal keys share one."""
    ranks: dict[str, int] = {}
    seen: list[tuple[int | Fraction, ...]] = []
    for place, unit in enumerate(sorted(keys, key=lambda unit: keys[unit], reverse=True), start=1):
        if not seen or seen[-1] != keys[unit]:
            seen.append(keys[unit])
            rank = len(seen) if method == "dense" else place
        ranks[unit] = rank
    return ranks


def read_ranking(reader: Reader, known: Sequence[str]) -> Ranking:
    """Read `{by, method, tie_breaks}`; tie-breaks name parts of the card."""
    reader.keys(("by", "method", "tie_breaks"))
    breaks = tuple(one.choice(*known, SURVEY) for one in reader["tie_breaks"].items(may_be_empty=True))
    by, method = reader["by"].choice("index", "points"), reader["method"].choice("competition", "dense")
    return Ranking(cast('Literal["index", "points"]', by), cast('Literal["competition", "dense"]', method), breaks)
