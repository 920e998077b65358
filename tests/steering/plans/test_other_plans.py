"""Plans of other communes, all invented: other numbering, owners in sentences and tables, dates in words."""

import unicodedata
from pathlib import Path

import pytest

from parindex.steering.plans.reading.plan_file import read_plan
from plans_in_word import PLANS, numbered_with_table
from word_plans import WORD_PLANS

NAMES = sorted(path.name.removesuffix(".expected.txt") for path in PLANS.glob("*.expected.txt"))
MAKERS = WORD_PLANS | {"dong-quang-2026": numbered_with_table}
TEXTS = [name for name in NAMES if name not in MAKERS]


def expected(name: str) -> dict[str, list[str]]:
    """Return what was written by hand, by what it is; duties under `duty`."""
    found: dict[str, list[str]] = {}
    for line in (PLANS / f"{name}.expected.txt").read_text(encoding="utf-8").splitlines():
        parts = [part.strip() for part in line.split("|")]
        kind, rest = ("duty", parts) if parts[0].isdigit() else (parts[0], parts[1:])
        found.setdefault(kind, []).append(" | ".join(rest))
    return found


def said(plan: dict) -> dict[str, list[str]]:
    """Return what was read, as it is written by hand."""
    head, signer = plan["plan"], plan["signer"]
    rows = {
        "head": [[head[key] for key in ("number", "issuer", "issued_on", "issued_precision", "year")]],
        "title": [[head["title"]]],
        "aim": [[aim[key] for key in ("line", "kind", "value", "of")] for aim in plan["targets"]],
        "report": [
            [one["line"], one["period"], one["due_on"], ", ".join(one["recipients"])] for one in plan["reports"]
        ],
        "paper": [[one[key] for key in ("number", "issuer", "issued_on", "state")] for one in plan["papers"]],
        "recipient": [[one["line"], one["text"]] for one in plan["recipients"]],
        "signer": [[signer[key] for key in ("title", "name", "line")]],
        "left": [[one["line"]] for one in plan["unplaced"]],
        "duty": [
            [
                task["line"],
                task["kind"],
                task["area"],
                ", ".join(task["owners"]),
                ", ".join(task["support"]),
                task["due_on"] or task["recurrence"],
            ]
            for task in plan["tasks"]
        ],
    }
    texts = {kind: [" | ".join(str(part or "") for part in row) for row in found] for kind, found in rows.items()}
    return {kind: found for kind, found in texts.items() if found}


@pytest.fixture(scope="module")
def read(rulebook, tmp_path_factory):
    plans: dict[str, dict] = {}

    def reading(name: str) -> dict:
        if name not in plans:
            path = PLANS / f"{name}.txt"
            if name in MAKERS:
                path = tmp_path_factory.mktemp("plans") / f"{name}.docx"
                MAKERS[name](path)
            plans[name] = read_plan(path, rulebook)
        return plans[name]

    return reading


@pytest.mark.parametrize("name", NAMES)
def test_everything_a_careful_official_takes_from_it_is_read(read, name):
    found, wanted = said(read(name)), expected(name)
    duties = [sorted(rows.pop("duty"), key=lambda row: int(row.split(" ")[0])) for rows in (found, wanted)]
    assert found == wanted
    assert duties[0] == duties[1]


@pytest.mark.parametrize("name", NAMES)
def test_every_line_is_placed_left_over_or_blank(read, name):
    plan = read(name)
    lines = plan["lines"]
    assert lines["placed"] + lines["unplaced"] + lines["blank"] == lines["total"]
    assert len(plan["unplaced"]) == lines["unplaced"]
    assert all(left["why"] for left in plan["unplaced"])


@pytest.mark.parametrize("name", NAMES)
def test_every_item_has_its_own_id_and_lines_in_order(read, name):
    tasks = read(name)["tasks"]
    assert len({task["id"] for task in tasks}) == len(tasks)
    assert all(1 <= task["line"] <= task["line_end"] for task in tasks)
    assert [task["line"] for task in tasks] == sorted(task["line"] for task in tasks)


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_reads_the_same_in_every_encoding_and_unicode_form(read, rulebook, tmp_path, name):
    text = (PLANS / f"{name}.txt").read_text(encoding="utf-8")
    wanted = read(name)
    forms = {
        "utf-8-sig": text.encode("utf-8-sig"),
        "utf-16": text.encode("utf-16"),
        "utf-16-be": text.encode("utf-16-be"),
        "nfd": unicodedata.normalize("NFD", text).encode(),
        "crlf": text.replace("\n", "\r\n").encode(),
        "hard blanks": text.replace(" ", "\u00a0").encode(),
    }
    for form, content in forms.items():
        path = Path(tmp_path / f"{form}.txt")
        path.write_bytes(content)
        again = read_plan(path, rulebook)
        assert (said(again), again["lines"]) == (said(wanted), wanted["lines"]), form


def test_windows_vietnamese_reads_like_unicode(read, rulebook, tmp_path):
    wanted = read("minh-tan-2025-plain")
    text = (PLANS / "minh-tan-2025-plain.txt").read_text(encoding="utf-8")
    path = tmp_path / "cp1258.txt"
    path.write_bytes(windows_vietnamese(text))
    assert said(read_plan(path, rulebook)) == said(wanted)


def windows_vietnamese(text: str) -> bytes:
    """Return a text in windows-1258: vowels composed, tones set behind them."""
    tones = {"\u0300", "\u0309", "\u0303", "\u0301", "\u0323"}
    out = bytearray()
    for sign in text.replace("–", "-").replace("“", '"').replace("”", '"'):
        loose = unicodedata.normalize("NFD", sign)
        tone = "".join(mark for mark in loose if mark in tones)
        bare = unicodedata.normalize("NFC", "".join(mark for mark in loose if mark not in tones))
        out += bare.encode("cp1258") + tone.encode("cp1258")
    return bytes(out)


def test_products_come_from_the_table(read):
    products = {task["line"]: task["product"] for task in read("nam-thinh-2026-table")["tasks"] if task["product"]}
    assert products[26] == "Kế hoạch"
    assert products[28] == "Tin, bài"


def test_a_situation_is_listed_with_the_reason_and_gives_no_task(read):
    left = read("tan-hoa-2024-attributes")["unplaced"]
    assert [line["line"] for line in left] == [12]
    assert "không giao việc" in left[0]["why"]


def test_word_numbers_what_the_text_does_not_hold(read):
    sections = [task["section"] for task in read("dong-quang-2026")["tasks"] if task["kind"] == "organising"]
    assert sections == ["IV.1.a", "IV.1.b", "IV.2"]
    assert [task["section"] for task in read("long-dien-tay-2025-numbered")["tasks"]][2:6] == [
        "II.1.1.a",
        "II.1.1.b",
        "II.1.2.a",
        "II.2.1",
    ]


def test_numbers_that_restart_under_a_title_are_cited_under_it(read):
    tasks = read("vinh-hau-2025-restarting")["tasks"]
    assert [task["section"] for task in tasks if task["area"] == 3] == ["II.3.1", "II.3.2"]


def test_a_criterion_stands_before_the_measure_that_mends_it(read):
    texts = [task["text"] for task in read("phu-cuong-2025-lost-points")["tasks"] if task["kind"] == "specific"]
    assert texts[0] == "Báo cáo CCHC định kỳ: Gửi báo cáo trước hạn ít nhất 02 ngày làm việc"


def test_a_list_that_completes_a_duty_is_one_item(read):
    [task] = [task for task in read("long-dien-tay-2025-numbered")["tasks"] if task["line"] == 20]
    assert (task["text"], task["line_end"]) == ("Niêm yết TTHC: Tại trụ sở; Trên Trang thông tin điện tử.", 22)


def test_two_offices_charged_in_one_paragraph_give_two_items(read):
    texts = [task["text"] for task in read("son-lam-2025-prose")["tasks"] if task["line"] == 38]
    assert [text.split(" rà soát")[0] for text in texts] == ["Giao Văn phòng HĐND và UBND", "Giao Phòng Kinh tế"]


def test_a_code_is_told_by_its_title_on_the_plans_day(read):
    titles = {
        name: {
            code: title
            for task in read(name)["tasks"]
            for code, title in zip(task["owners"], task["owner_titles"], strict=True)
        }
        for name in ("minh-tan-2025-plain", "hoa-khe-2025-decision")
    }
    assert titles["minh-tan-2025-plain"]["VP"] == "Công chức Văn phòng – Thống kê"
    assert titles["hoa-khe-2025-decision"]["VP"] == "Văn phòng HĐND và UBND"
    assert titles["hoa-khe-2025-decision"]["Các phòng chuyên môn"] == "Các phòng chuyên môn"
