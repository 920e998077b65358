"""Whatever stands in a card's files, the answer is faults with places, never a crash and never endless work."""

import copy
import random
from collections.abc import Iterator
from typing import Any

import pytest

from parindex.engine.card import read_card_with_faults
from parindex.foundation.rulebook.facts import fact_definitions
from parindex.index.scorecards.checking import check_edition
from parindex.index.scorecards.loader import load_edition

GONE = object()
ODD: tuple[Any, ...] = (
    *(None, "", 0, -1, True, [], {}, [[]], [None], {"a": None}, "x", "1/0", "150 %", "1/2 max", 10**30, "9" * 40, GONE),
    *({"parameter": []}, {"sum": []}, {"minus": "x"}, {"mean": {}}, {"mean": {"printed.staff": "0"}}, {"rule": {}}),
    *({"kind": []}, {"kind": "parts", "mode": "sum", "parts": []}, [["a", "==", []]], [["printed.branch", "==", {}]]),
    *("printed.staff", "printed.branch", "printed.plan_issued_on", "2024-01-01"),
)
EDITION = "id: odd/2024\ntitle: Lạ\nlevel: commune\n"


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        yield from places(item, (*path, key))


def put(data: Any, path: tuple[Any, ...], value: Any) -> None:
    for key in path[:-1]:
        data = data[key]
    if value is GONE:
        del data[path[-1]]
    else:
        data[path[-1]] = copy.deepcopy(value)


@pytest.mark.parametrize("key", ["printed/2024", "thai-nguyen/2024", "nam-son/2021"])
def test_anything_anywhere_is_read_or_told(cards, key):
    sound = load_edition(cards / key).data
    types = {name: fact.type for name, fact in fact_definitions().items()}
    dice = random.Random(key)  # noqa: S311 - the same choice every time, no secret
    everywhere = list(places(sound))
    for _turn in range(1200):
        data = copy.deepcopy(sound)
        path, value = dice.choice(everywhere), dice.choice(ODD)
        put(data, path, value)
        card, faults = read_card_with_faults(data, types)
        assert all(fault.what.endswith(".") and (fault.why or fault.remedy) for fault in faults), (path, value)
        assert card is not None or faults, (path, value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- a\n- b\n",
        "edition",
        EDITION + "areas: 7\n",
        EDITION + "areas: [{criteria: [{leaves: [7]}]}]\n",
        EDITION + "extends: {a: b}\n",
        EDITION + "extends: nowhere/1\nremove: all\n",
        EDITION + "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        EDITION + "references: " + "[" * 5000,
        EDITION + "references: [" + "a, " * 100_001 + "]\n",
        "\x00\x01",
        "id: [odd]\n",
        "id: ../../etc\n",
    ],
)
def test_a_hostile_edition_is_refused_with_sentences(cards, tmp_path, text):
    assert cards.is_dir()
    (tmp_path / "edition.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "area-1.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "all.yaml").write_text(text, encoding="utf-8")
    checked = check_edition(tmp_path)
    assert checked.file.card is None
    assert checked.faults
    assert all(fault.what.endswith(".") for fault in checked.faults)
