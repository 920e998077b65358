"""Files that are no plan: each gives a sentence, and the JSON all the same."""

import io
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


def word(parts: dict[str, bytes] | None = None) -> bytes:
    out = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("KẾ HOẠCH")
    document.save(out)
    if parts is None:
        return out.getvalue()
    remade = io.BytesIO()
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(remade, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name, old.read(name)))
    return remade.getvalue()


ENTITY = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document>&x;</w:document>'
BOMB = b'<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' + (
    b" " * 60_000_000
)
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.txt", b"", "file.empty"),
        ("blank.txt", b"\n \n\t\n", ""),
        ("old.doc", OLD_WORD, "file.old_office"),
        ("plan.docx", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "plan.kind"),
        ("plan.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "plan.kind"),
        ("plan.docx", word()[:1500], ""),
        ("plan.docx", word({"word/document.xml": ENTITY}), "file.entities"),
        ("plan.docx", word({"word/document.xml": BOMB}), "file.bomb"),
        ("plan.docx", word({"word/document.xml": b"<w:document"}), ""),
        ("plan.docx", word({"word/document.xml": b"<x/>"}), "file.broken"),
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
    "line", ["1" * 50_000, "a, " * 30_000, "(" * 20_000, "Giao " * 20_000, "- " * 20_000, "ngày " * 9000]
)
def test_a_tricky_line_does_not_stall_the_reader(trial, line):
    found = trial("tricky.txt", f"KẾ HOẠCH\nI. NHIỆM VỤ\n- Tham mưu ban hành kế hoạch.\n- {line}\n".encode())
    assert any(task["text"].startswith("Tham mưu") for task in found["tasks"])
