"""Plans of other communes, all invented: other numbering, owners in sentences and tables, dates in words."""

from pathlib import Path

import pytest

from parindex.steering.plans.reading.plan_file import read_plan
from plans_in_word import PLANS, numbered_with_table

TEXTS = sorted(path.name.removesuffix(".expected.txt") for path in PLANS.glob("*.expected.txt"))


def expected(name: str) -> list[tuple[object, ...]]:
    """Return the duties written by hand: line, kind, area, owners, support, deadline or rhythm."""
    rows = []
    for line in (PLANS / f"{name}.expected.txt").read_text(encoding="utf-8").splitlines():
        number, kind, area, owners, support, due = (part.strip() for part in line.split("|"))
        rows.append((int(number), kind, int(area) if area else None, owners, support, due))
    return rows


@pytest.fixture
def read(rulebook, tmp_path):
    def reading(name: str) -> dict:
        path = PLANS / f"{name}.txt"
        return read_plan(path if path.exists() else numbered_with_table(tmp_path / f"{name}.docx"), rulebook)

    return reading


@pytest.mark.parametrize("name", TEXTS)
def test_every_duty_has_its_owners_and_its_deadline(read, name):
    found = [
        (
            task["line"],
            task["kind"],
            task["area"],
            ", ".join(task["owners"]),
            ", ".join(task["support"]),
            task["due_on"] or task["recurrence"] or "",
        )
        for task in read(name)["tasks"]
        if task["kind"] in ("general", "specific", "organising")
    ]
    assert found == expected(name)


@pytest.mark.parametrize("name", TEXTS)
def test_every_line_is_placed_left_over_or_blank(read, name):
    plan = read(name)
    lines = plan["lines"]
    assert lines["placed"] + lines["unplaced"] + lines["blank"] == lines["total"]
    assert len(plan["unplaced"]) == lines["unplaced"]
    assert all(left["why"] for left in plan["unplaced"])


def head(plan: dict) -> tuple[object, ...]:
    said = plan["plan"]
    return said["number"], said["issuer"], said["issued_on"], said["issued_precision"], said["year"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("tan-hoa-2024-attributes", ("05/KH-UBND", "UBND phường Tân Hòa", "2024-01-10", "day", 2024)),
        ("son-lam-2025-prose", ("47/KH-UBND", "UBND xã Sơn Lâm", "2025-08-15", "day", 2025)),
        ("nam-thinh-2026-table", ("/KH-UBND", "UBND xã Nam Thịnh", "2026-01-31", "month", 2026)),
        ("phu-my-2023-parts", (None, "UBND xã Phú Mỹ", "2023-01-05", "day", 2023)),
        ("an-binh-2024-nested", ("21/KH-UBND", "UBND thị trấn An Bình", "2024-03-05", "day", 2024)),
        ("dong-quang-2026", ("18/KH-UBND", "UBND xã Đồng Quang", "2026-01-20", "day", 2026)),
    ],
)
def test_the_head_is_read(read, name, said):
    assert head(read(name)) == said


@pytest.mark.parametrize(
    ("name", "aims"),
    [
        ("tan-hoa-2024-attributes", [("rank", 5, 12), ("class", "Tốt", None), ("rate", "95", None)]),
        (
            "son-lam-2025-prose",
            [("rank", 20, 96), ("score", "85.500000", None), ("rate", "98", None), ("rate", "80", None)],
        ),
        ("nam-thinh-2026-table", [("rank", 10, None), ("score", "88.000000", 100)]),
        ("phu-my-2023-parts", [("rank", 6, 15)]),
        (
            "an-binh-2024-nested",
            [("rank", 5, None), ("score", "80.000000", None), ("rate", "100", None), ("rate", "60", None)],
        ),
        ("dong-quang-2026", [("rank", 12, 88), ("class", "Tốt", None), ("rate", "99", None), ("rate", "85.5", None)]),
    ],
)
def test_aims_are_read(read, name, aims):
    assert [(aim["kind"], aim["value"], aim["of"]) for aim in read(name)["targets"]] == aims


@pytest.mark.parametrize(
    ("name", "reports"),
    [
        (
            "tan-hoa-2024-attributes",
            [("Q1", "2024-03-15"), ("H1", "2024-06-14"), ("9M", "2024-09-13"), ("Y", "2024-12-10")],
        ),
        ("son-lam-2025-prose", [("9M", "2025-09-15"), ("Y", "2025-12-01")]),
        ("nam-thinh-2026-table", [("other", "2026-11-20")]),
        (
            "an-binh-2024-nested",
            [("Q1", "2024-03-15"), ("H1", "2024-06-15"), ("9M", "2024-09-15"), ("Y", "2024-12-15")],
        ),
        ("dong-quang-2026", [("Q1", "2026-03-15"), ("H1", "2026-06-15"), ("Y", "2026-12-01")]),
    ],
)
def test_reports_are_read(read, name, reports):
    assert [(report["period"], report["due_on"]) for report in read(name)["reports"]] == reports


def test_states_of_papers_are_those_of_the_plans_day(read):
    assert [(paper["number"], paper["state"]) for paper in read("tan-hoa-2024-attributes")["papers"]] == [
        ("61/2018/NĐ-CP", "amended"),
        ("1001/QĐ-BNV", "in_force"),
        ("312/KH-UBND", "unknown"),
    ]


def test_products_come_from_the_table(read):
    products = {task["line"]: task["product"] for task in read("nam-thinh-2026-table")["tasks"] if task["product"]}
    assert products[26] == "Kế hoạch"
    assert products[28] == "Tin, bài"


def test_a_situation_is_listed_with_the_reason_and_gives_no_task(read):
    left = read("tan-hoa-2024-attributes")["unplaced"]
    assert [line["line"] for line in left] == [12]
    assert "không giao việc" in left[0]["why"]


def test_a_deputy_signs_for_the_chair(read):
    signer = read("son-lam-2025-prose")["signer"]
    assert (signer["title"], signer["name"]) == ("PHÓ CHỦ TỊCH", "Lê Thị Ví Dụ")


def test_word_numbers_what_the_text_does_not_hold(read):
    sections = [task["section"] for task in read("dong-quang-2026")["tasks"] if task["kind"] == "organising"]
    assert sections == ["IV.1.a", "IV.1.b", "IV.2"]


def test_a_plan_reads_the_same_in_every_encoding(read, rulebook, tmp_path):
    text = (PLANS / "tan-hoa-2024-attributes.txt").read_text(encoding="utf-8")
    wanted = read("tan-hoa-2024-attributes")
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le"):
        path = Path(tmp_path / f"{encoding}.txt")
        path.write_bytes(text.encode(encoding))
        again = read_plan(path, rulebook)
        assert (again["tasks"], again["lines"]) == (wanted["tasks"], wanted["lines"])
