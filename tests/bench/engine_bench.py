"""How long scoring a country takes, beside the least it could cost: the same card written by hand as one loop.

The engine goes its public way: it scores the group with areas, classes and ranks, then every leaf is read out.
The facts are invented: most have a value, some are missing, some none arose, a few cannot be.
"""

import datetime
import gc
import json
import random
import statistics
import time
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from tests.bench.bare_loop import bare_loop
from tests.engine.pinned import definitions, pinned_card

from parindex.engine.card import Card
from parindex.engine.group import score_group
from parindex.engine.values import NONE_AROSE, Outcome

UNITS, PAIRS = 3_321, 7
QUICK_UNITS, QUICK_PAIRS = 200, 3
MISSING, NONE, IMPOSSIBLE = 0.04, 0.04, 0.005


def run(*, quick: bool = False) -> dict[str, float]:
    """Return seconds of both and how many times the bare loop the engine takes: medians of interleaved pairs."""
    card = pinned_card()
    units = invented_units(card, QUICK_UNITS if quick else UNITS)
    _hold_equal(card, engine(card, units), bare_loop(units))
    gc.collect()
    gc.freeze()  # what both are given is no garbage of either
    ours, least = [], []
    for _pair in range(QUICK_PAIRS if quick else PAIRS):
        ours.append(_seconds(lambda: engine(card, units)))
        least.append(_seconds(lambda: bare_loop(units)))
    return {
        "units": len(units),
        "leaves": len(card.leaves),
        "seconds": statistics.median(ours),
        "least_seconds": statistics.median(least),
        "ratio": statistics.median(mine / bare for mine, bare in zip(ours, least, strict=True)),
    }


def engine(card: Card, units: Mapping[str, Mapping[str, Any]]) -> dict[str, Mapping[str, Outcome]]:
    """Score the group, and read out how every leaf of every unit came out."""
    group = score_group(card, units, survey_held=True, ranked=units.keys())
    return {name: unit.outcomes for name, unit in group.units.items()}


def _seconds(task: Callable[[], object]) -> float:
    """Time one side alone, by the processor's clock, so that a busy machine counts for neither.

    Garbage of before is swept first, and the collector runs as it does for people.
    """
    gc.collect()
    start = time.process_time()
    result = task()
    seconds = time.process_time() - start
    del result
    return seconds


def _hold_equal(card: Card, ours: Mapping[str, Mapping[str, Outcome]], least: Mapping[str, object]) -> None:
    codes = {leaf.id: leaf.code for leaf in card.leaves}
    for unit, leaves in ours.items():
        found = {codes[leaf]: outcome[:2] for leaf, outcome in leaves.items()}
        if found != least[unit]:
            differing = {code: (found[code], least[unit][code]) for code in found if found[code] != least[unit][code]}
            raise SystemExit(f"{unit}: the engine and the bare loop differ: {differing}")


def invented_units(card: Card, number: int, seed: int = 1) -> dict[str, dict[str, Any]]:
    """Return facts by name for so many units; the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311 - invented figures
    pairs = _pairs(card)
    return {f"{place:05d}": _facts(card, pairs, dice) for place in range(number)}


def _pairs(card: Card) -> list[tuple[str, str]]:
    """Return the numerators of the card's ratios with their denominators."""
    ratios = [getattr(leaf.rule, "ratio", getattr(leaf.rule, "value", None)) for leaf in card.leaves]
    return [(ratio.a.name, ratio.b.name) for ratio in ratios if hasattr(ratio, "a")]


def _facts(card: Card, pairs: list[tuple[str, str]], dice: random.Random) -> dict[str, Any]:
    facts = {name: _value(name, dice) for name in card.facts}
    for part, whole in pairs:
        facts[part] = int(facts[whole] * min(1.0, dice.uniform(0.6, 1.2)))
    for name in facts:
        chance = dice.random()
        if chance < MISSING:
            facts[name] = None
        elif chance < MISSING + NONE:
            facts[name] = NONE_AROSE
        elif chance < MISSING + NONE + IMPOSSIBLE:
            facts[name] = _impossible(name)
    return facts


def _value(name: str, dice: random.Random) -> Any:
    definition = definitions()[name]
    match definition["type"]:
        case "flag":
            return int(dice.random() < 0.85)
        case "date":
            return datetime.date(2022, 12, 1) + datetime.timedelta(dice.randrange(120))
        case "level":
            return dice.choice(list(definition["levels"]))
        case "index":
            return Decimal(dice.randrange(5_000, 10_000)) / 100
        case "money":
            return dice.randrange(1, 20) * 1_000_000_000 + dice.randrange(1_000_000)
        case _:
            return dice.choice((0, 1, 2, 3, 4, dice.randrange(20), dice.randrange(2_000)))


def _impossible(name: str) -> Any:
    kind = definitions()[name]["type"]
    return {"flag": 2, "date": None, "level": "no_such_level", "index": Decimal(101)}.get(kind, -1)


if __name__ == "__main__":
    print(json.dumps(run(), indent=1))  # noqa: T201 - a bench prints
