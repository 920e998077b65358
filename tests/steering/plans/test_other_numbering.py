"""The plan of Ba Giang set otherwise: whatever its numbers, bullets and lines look like, it says the same."""

import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from parindex.steering.plans.reading.plan_file import read_plan
from plans_in_word import BA_GIANG

PLAIN = BA_GIANG.read_text(encoding="utf-8").replace("*", "")
MAIN = r"(?m)^(I{1,3})\. "
PARTS = {"I": "Phần thứ nhất\n", "II": "Phần thứ hai\n", "III": "Phần thứ ba\n"}
OWNER = r"(?m)^ ?(Công chức .*):$"


def lettered(text: str) -> str:
    """Number every list of dashes a), b), c), …"""
    count, lines = 0, []
    for line in text.split("\n"):
        if line.startswith("- "):
            count += 1
            lines.append(f"{'abcdđeghiklmn'[count - 1]}) {line[2:]}")
        else:
            count = 0 if line.strip() else count
            lines.append(line)
    return "\n".join(lines)


def paged(text: str) -> str:
    """Put a page number and a blank line after every thirty lines."""
    lines = text.split("\n")
    return "\n".join(
        f"{line}\n{number // 30}\n" if number % 30 == 0 else line for number, line in enumerate(lines, start=1)
    )


def wrapped(text: str, width: int = 88) -> str:
    """Break lines as an editor of so many signs does, also behind the hyphen of `QĐ-UBND`."""
    return "\n".join("\n".join(textwrap.wrap(line, width)) for line in text.split("\n"))


SETTINGS: dict[str, Callable[[str], str]] = {
    "no blank lines": lambda text: re.sub(r"\n\s*\n+", "\n", text),
    "plus": lambda text: re.sub(r"(?m)^- ", "+ ", text),
    "dots": lambda text: re.sub(r"(?m)^- ", "• ", text),
    "dashes of a printer": lambda text: re.sub(r"(?m)^- ", "– ", text),
    "dashes without a blank": lambda text: re.sub(r"(?m)^- ", "-", text),
    "tabs before dashes": lambda text: re.sub(r"(?m)^- ", "\t- ", text),
    "capitals": lambda text: re.sub(MAIN, lambda match: {"I": "A. ", "II": "B. ", "III": "C. "}[match[1]], text),
    "parts": lambda text: re.sub(MAIN, lambda match: PARTS[match[1]], text),
    "articles": lambda text: re.sub(MAIN, lambda match: f"Điều {len(match[1])}. ", text),
    "slashes": lambda text: re.sub(r"(?m)^(I{1,3}|\d)\. ", r"\1/ ", text),
    "hyphens": lambda text: re.sub(r"(?m)^(I{1,3}|\d)\. ", r"\1- ", text),
    "brackets": lambda text: re.sub(r"(?m)^(\d(?:\.\d)?)\. ", r"\1) ", text),
    "colons after headings": lambda text: re.sub(r"(?m)^((?:I{1,3}|\d(?:\.\d)?)\. .{4,90}[^.;:])$", r"\1:", text),
    "letters": lettered,
    "owners as bullets": lambda text: re.sub(OWNER, r"* \1:", text),
    "owners without a colon": lambda text: re.sub(OWNER, r"\1", text),
    "indented": lambda text: re.sub(r"(?m)^(?=\d|- )", "    ", text),
    "wrapped": wrapped,
    "wrapped narrowly": lambda text: wrapped(text, 72),
    "paged": paged,
    "paged and wrapped": lambda text: paged(wrapped(text)),
    "a district above": lambda text: f"UBND HUYỆN BA TƠ\nUBND XÃ BA GIANG\n{text}",
}


def said(plan: dict) -> dict[str, object]:
    """Return what a plan says, wherever it stands."""
    keys = ("kind", "area", "owners", "support", "due_on", "recurrence", "papers", "text")
    return {
        "plan": plan["plan"],
        "tasks": [[task[key] for key in keys] for task in plan["tasks"]],
        "targets": [[aim["kind"], aim["value"], aim["of"]] for aim in plan["targets"]],
        "reports": [[one["period"], one["due_on"], one["recipients"]] for one in plan["reports"]],
        "papers": [[paper["number"], paper["state"]] for paper in plan["papers"]],
        "recipients": [one["text"] for one in plan["recipients"]],
        "signer": [plan["signer"]["title"], plan["signer"]["name"]],
        "left": plan["unplaced"],
    }


@pytest.fixture(scope="module")
def wanted(rulebook):
    return said(read_plan(BA_GIANG, rulebook))


@pytest.mark.parametrize("name", SETTINGS)
def test_it_says_the_same_however_it_is_set(rulebook, wanted, tmp_path, name):
    path = Path(tmp_path / "plan.txt")
    path.write_text(SETTINGS[name](PLAIN), encoding="utf-8")
    plan = read_plan(path, rulebook)
    found = said(plan)
    assert {key: found[key] for key in found if found[key] != wanted[key]} == {}
    assert plan["lines"]["placed"] + plan["lines"]["blank"] == plan["lines"]["total"]
