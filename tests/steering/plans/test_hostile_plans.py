"""Files that are no plan: each gives a sentence, and the JSON all the same."""

import io
import json
import re
import zipfile

import docx
import pytest

from parindex.steering.plans.reading import plan_file
from parindex.steering.plans.reading.plan_file import read_plan

KEYS = {
    "schema", "plan", "targets", "tasks", "reports", "papers", "recipients", "signer", "unplaced", "lines", "problems",
}  # fmt: skip


@pytest.fixture
def trial(rulebook, tmp_path):
    def trying(name: str, content: bytes) -> dict:
        path = tmp_path / name
        path.write_bytes(content)
        found = read_plan(path, rulebook)
        assert found.keys() >= KEYS
        return found

    return trying


def document(body: str) -> bytes:
    """Return the main part of a Word file with this body; elements it leaves open are closed."""
    left = [] if "</" in body else re.findall(r"<(w:\w+)>", body)
    ends = "".join(f"</{tag}>" for tag in reversed(left))
    return f'<?xml version="1.0"?><w:document xmlns:w="{W}"><w:body>{body}{ends}</w:body></w:document>'.encode()


def word(parts: dict[str, bytes] | None = None, extra: dict[str, bytes] | None = None) -> bytes:
    out = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("KẾ HOẠCH")
    document.save(out)
    parts = parts or {}
    remade = io.BytesIO()
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(remade, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name, old.read(name)))
        for name, content in (extra or {}).items():
            new.writestr(name, content)
    return remade.getvalue()


ENTITY = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document>&x;</w:document>'
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BOMB = f'<?xml version="1.0"?><w:document xmlns:w="{W}">'.encode() + b" " * 60_000_000
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.txt", b"", "file.empty"),
        ("blank.txt", b"\n \n\t\n", "file.empty"),
        ("old.doc", OLD_WORD, "file.old_office"),
        ("plan.docx", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "plan.kind"),
        ("plan.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "plan.kind"),
        ("plan.docx", word()[:1500], ""),
        ("plan.docx", word({"word/document.xml": ENTITY}), "file.entities"),
        ("plan.docx", word({"word/document.xml": BOMB}), "file.bomb"),
        ("plan.docx", word({"word/document.xml": b"<w:document"}), ""),
        ("plan.docx", word({"word/document.xml": b"<x/>"}), "file.broken"),
        ("macro.docx", word(extra={"word/vbaProject.bin": b"x"}), "file.macros"),
        ("deep.docx", word({"word/document.xml": document("<w:ins>" * 20_000)}), ""),
        ("tables.docx", word({"word/document.xml": document("<w:tbl><w:tr><w:tc>" * 400)}), ""),
        ("page.txt", b"<!DOCTYPE html><html><body>I. NOI DUNG</body></html>", "plan.kind"),
        ("noise.txt", bytes(range(256)) * 20, ""),
        ("poem.txt", "Trăm năm trong cõi người ta\nChữ tài chữ mệnh khéo là ghét nhau".encode(), "plan.no_tasks"),
    ],
)
def test_what_is_no_plan_gives_a_sentence(trial, name, content, code):
    errors = [problem for problem in trial(name, content)["problems"] if problem["level"] == "error"]
    assert errors
    assert errors[0]["what"].endswith(".")
    assert errors[0]["remedy"]
    assert errors[0]["file"] == name
    if code:
        assert errors[0]["code"] == code


def test_a_plan_without_end_is_refused(trial, monkeypatch):
    monkeypatch.setattr(plan_file, "MOST_LINES", 100)
    assert trial("long.txt", b"- Tham muu\n" * 101)["problems"][0]["code"] == "plan.too_long"


def test_a_huge_file_is_refused(trial, monkeypatch):
    monkeypatch.setattr(plan_file, "LARGEST_PLAN", 100)
    assert trial("huge.txt", b"- Tham muu to chuc\n" * 101)["problems"][0]["code"] == "plan.too_large"


@pytest.mark.parametrize(
    "line",
    [
        "1" * 50_000,
        "a, " * 30_000,
        "(" * 20_000,
        "Giao " * 20_000,
        "- " * 20_000,
        "ngày " * 9000,
        "1." * 2900,
        "quý I, " * 800,
        "trước ngày " * 500,
        "Luật A " * 800,
        "của UBND xã " * 480,
        "Nguyễn " * 800,
        "và " * 1900,
        "12/KH-UBND " * 500,
        "; Văn phòng - Thống kê thực hiện. " * 170,
        "phấn đấu đạt 5/19 xã 85 điểm 90% " * 170,
        "a" + "\u0301" * 5000,
        "| " * 3000,
    ],
)
def test_a_tricky_line_does_not_stall_the_reader(trial, line):
    found = trial("tricky.txt", f"KẾ HOẠCH\nI. NHIỆM VỤ\n- Tham mưu ban hành kế hoạch.\n- {line}\n".encode())
    assert any(task["text"].startswith("Tham mưu") for task in found["tasks"])


def test_a_width_that_is_no_number_costs_nothing_but_itself(trial):
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="rộng"/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>'
    rows = "".join(
        "<w:tr>" + "".join(cell.format(text) for text in row) + "</w:tr>"
        for row in (("Nhiệm vụ", "Chủ trì"), ("Ban hành kế hoạch", "Văn phòng - Thống kê"))
    )
    found = trial("width.docx", word({"word/document.xml": document(f"<w:tbl>{rows}</w:tbl>")}))
    assert [task["owners"] for task in found["tasks"]] == [["VP"]]


def test_thousands_of_nested_numbers_are_all_placed(trial):
    lines = [".".join(str(part + 1) for part in range(1 + row % 20)) + ". Tham mưu" for row in range(2000)]
    found = trial("nested.txt", "\n".join(["KẾ HOẠCH", "I. NHIỆM VỤ", *lines]).encode())
    assert found["lines"]["placed"] + found["lines"]["unplaced"] == found["lines"]["total"]


def test_a_line_that_is_no_part_of_a_plan_is_shown_cut_short(trial):
    [left] = trial("line.txt", b"a" * 1_000_000)["unplaced"]
    assert len(left["text"]) < 10_000


def test_signs_that_no_database_keeps_are_left_out_of_a_plan(trial):
    text = "KẾ HOẠCH\nCải cách\0 hành chính năm 2023\nI. NHIỆM VỤ\n1. Tham mưu\0 ban hành kế hoạch trước 30/6/2023\n"
    found = trial("a.txt", text.encode())
    assert found["tasks"]
    assert "\\u0000" not in json.dumps(found, default=str)
