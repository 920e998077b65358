"""Reads a plan's file into what the contract `plan read` promises."""

import datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from parindex.foundation.files.guard import admit
from parindex.foundation.files.problems import FileRefused, Problem, refuse
from parindex.foundation.rulebook.positions import load_positions
from parindex.foundation.rulebook.sources import load_sources
from parindex.foundation.text.normal import nfc
from parindex.steering.plans.reading.blocks import blocks_of
from parindex.steering.plans.reading.collecting import Collected, collect
from parindex.steering.plans.reading.foot import Foot, read_foot
from parindex.steering.plans.reading.frame import frame_of
from parindex.steering.plans.reading.head import Head, read_date, read_head
from parindex.steering.plans.reading.lines import Line
from parindex.steering.plans.reading.offices import Offices
from parindex.steering.plans.reading.outline import outline_of
from parindex.steering.plans.reading.papers import citations_in, gathered
from parindex.steering.plans.reading.text_file import read_text
from parindex.steering.plans.reading.word_file import read_word

SCHEMA = "parindex.plan/1"
LARGEST_PLAN = 20_000_000  # bytes; a plan of hundreds of pages is well under a megabyte
MOST_LINES = 50_000
LONGEST_LINE = 12_000  # signs; the longest paragraphs of real plans have some 2 000
_TEXTS = ("txt", "csv")  # prose full of semicolons looks like a table of values


def read_plan(path: Path, rulebook: Path, name: str = "") -> dict[str, Any]:
    """Return everything a plan says, with its lines; a file that cannot be read gives a problem instead."""
    name = name or path.name
    try:
        lines = lines_of(path, name)
    except FileRefused as refusal:
        return _answer([], Head(), Foot(), Collected(), [], [refusal.problem])
    return read_lines(lines, rulebook, name)


def read_lines(lines: list[Line], rulebook: Path, name: str = "") -> dict[str, Any]:
    """Return what the lines of a plan say."""
    overlong = [line for line in lines if len(line.text) > LONGEST_LINE]
    frame = frame_of([line for line in lines if line not in overlong] if overlong else lines)
    head = read_head(frame.head)
    foot = read_foot(frame.foot)
    if head.issued_on is None and foot.date:
        read_date(head, foot.date)
    offices = Offices(load_positions(rulebook), head.issued_on or _mid_year(head.year))
    blank = frozenset(line.number + 1 for line in lines if line.is_blank)
    found = collect(outline_of(blocks_of(frame.body, blank), offices), offices, head.year)
    for line in overlong:
        found.unplaced[line.number] = _("Dòng dài bất thường, không phải câu của một kế hoạch.")
    for piece in head.intro:
        found.roles.setdefault(piece.line, ("intro", ""))
        found.citations[:0] = citations_in(nfc(piece.text), piece.line)
    found.citations.sort(key=lambda citation: (citation.line, citation.start))
    papers = gathered(found.citations, load_sources(rulebook), head.issued_on)
    return _answer(lines, head, foot, found, papers, _remarks(head, found, name))


def lines_of(path: Path, name: str) -> list[Line]:
    """Return the lines of a plan's file.

    Raises:
        FileRefused: with the reason and what to do.

    """
    kind = admit(path, name)
    if path.stat().st_size > LARGEST_PLAN:
        raise refuse(
            "plan.too_large",
            _("Tệp quá lớn đối với một kế hoạch."),
            why=_("Giới hạn là %(limit)d MB.") % {"limit": LARGEST_PLAN // 1_000_000},
            remedy=_("Bỏ ảnh và phụ lục quét khỏi tệp rồi đọc lại."),
            file=name,
        )
    if kind == "docx":
        lines = _read_word(path, name)
    elif kind in _TEXTS:
        lines = read_text(path)
    else:
        raise _not_a_plan(kind, name)
    if len(lines) > MOST_LINES:
        raise refuse(
            "plan.too_long",
            _("Tệp có %(lines)d dòng, quá dài đối với một kế hoạch.") % {"lines": len(lines)},
            remedy=_("Kiểm tra lại có đúng tệp kế hoạch không."),
            file=name,
        )
    if not any(not line.is_blank for line in lines):
        raise refuse("file.empty", _("Tệp không có chữ nào."), remedy=_("Kiểm tra lại tệp kế hoạch."), file=name)
    return lines


def _read_word(path: Path, name: str) -> list[Line]:
    """Return the lines of a Word file; whatever python-docx stumbles over is a damaged file."""
    try:
        return read_word(path)
    except Exception as fault:
        raise refuse(
            "file.broken",
            _("Tệp Word bị hỏng hoặc thiếu phần nên không đọc được."),
            why=f"{type(fault).__name__}",
            remedy=_("Mở tệp bằng Word, lưu lại dạng .docx rồi đọc lại."),
            file=name,
        ) from fault


def _not_a_plan(kind: str, name: str) -> FileRefused:
    """Return the refusal of a file of another kind."""
    kinds = {
        "pdf": _("tệp PDF"),
        "image": _("ảnh"),
        "html": _("trang web"),
        "xlsx": _("bảng tính"),
        "xls": _("bảng tính"),
    }
    return refuse(
        "plan.kind",
        _("Đây là %(kind)s, không phải tệp kế hoạch .docx hay .txt.") % {"kind": kinds.get(kind, kind)},
        why=_("Loại tệp được nhận ra từ nội dung, không từ tên tệp."),
        remedy=_("Lưu kế hoạch dạng .docx (Word) hoặc .txt rồi đọc lại."),
        file=name,
    )


def _mid_year(year: int | None) -> datetime.date | None:
    """Return the last day of a year, standing in for an unknown day of issue."""
    return datetime.date(year, 12, 31) if year else None


def _remarks(head: Head, found: Collected, name: str) -> list[Problem]:
    """Return what a person should look at although the file was read."""
    remarks = []
    if not any(item.kind in ("general", "specific", "organising") for item in found.items):
        remarks.append(
            Problem(
                "error",
                "plan.no_tasks",
                _("Không tìm thấy nhiệm vụ nào trong tệp."),
                _("Tệp không có các phần nhiệm vụ, tổ chức thực hiện hay bảng phân công mà hệ thống nhận ra."),
                _("Kiểm tra lại có đúng tệp kế hoạch không; xem danh sách dòng chưa xếp được."),
                file=name,
            ),
        )
    if head.issued_on is None:
        remarks.append(
            Problem(
                "warning",
                "plan.no_date",
                _("Không rõ ngày ban hành kế hoạch."),
                _("Dòng “…, ngày … tháng … năm …” thiếu hoặc chưa ghi tháng, nên chưa xét được văn bản viện dẫn."),
                _("Ghi ngày ban hành khi xác nhận kế hoạch."),
                file=name,
            ),
        )
    return remarks


def _answer(  # noqa: PLR0913, PLR0917 - the parts of the answer
    lines: list[Line],
    head: Head,
    foot: Foot,
    found: Collected,
    papers: list[Any],
    problems: list[Problem],
) -> dict[str, Any]:
    """Return the contract's keys."""
    roles = {line: (role, "") for line, role in {**head.roles, **foot.roles}.items()} | found.roles
    for line in lines:
        if not line.is_blank and not any(sign.isalnum() for sign in line.text):
            roles.setdefault(line.number, ("formal", ""))
    unplaced = _unplaced(lines, roles, found)
    blank = sum(line.is_blank for line in lines)
    return {
        "schema": SCHEMA,
        "plan": {
            "title": head.title,
            "number": head.number,
            "issuer": head.issuer,
            "issued_on": _iso(head.issued_on),
            "issued_precision": head.issued_precision,
            "year": head.year,
        },
        "targets": [
            {"kind": aim.kind, "value": aim.value, "of": aim.of, "text": aim.text, "line": aim.line}
            for aim in found.targets
        ],
        "tasks": [_task(item) for item in found.items],
        "reports": [
            {"period": one.period, "due_on": _iso(one.due_on), "recipients": list(one.recipients), "line": one.line}
            for one in found.reports
        ],
        "papers": [
            {
                "number": paper.number,
                "kind": paper.kind,
                "issuer": paper.issuer,
                "issued_on": _iso(paper.issued_on),
                "state": paper.state,
                "replaced_by": paper.replaced_by,
                "lines": paper.lines,
            }
            for paper in papers
        ],
        "recipients": [{"text": text, "line": line} for text, line in foot.recipients],
        "signer": {"title": foot.title, "name": foot.name, "line": foot.line},
        "unplaced": unplaced,
        "lines": {
            "total": len(lines),
            "blank": blank,
            "placed": len(lines) - blank - len(unplaced),
            "unplaced": len(unplaced),
        },
        "structure": [{"line": line, "role": roles[line][0], "section": roles[line][1]} for line in sorted(roles)],
        "problems": [problem.as_json() for problem in problems],
    }


def _unplaced(lines: list[Line], roles: dict[int, tuple[str, str]], found: Collected) -> list[dict[str, Any]]:
    """Return every line with text that found no place, with the reason."""
    unknown = _("Không rõ dòng này thuộc phần nào của kế hoạch.")
    return [
        {"line": line.number, "text": nfc(line.text), "why": found.unplaced.get(line.number, unknown)}
        for line in lines
        if not line.is_blank and line.number not in roles
    ]


def _task(item: Any) -> dict[str, Any]:  # noqa: ANN401 - an Item
    """Return one item as the contract writes it."""
    return {
        "id": item.key,
        "section": item.section,
        "kind": item.kind,
        "area": item.area,
        "owners": item.owners,
        "support": item.support,
        "due_on": _iso(item.due_on),
        "recurrence": item.recurrence,
        "product": item.product,
        "papers": list(dict.fromkeys(citation.number for citation in item.citations)),
        "text": item.text,
        "line": item.line,
        "line_end": item.line_end,
    }


def _iso(day: datetime.date | None) -> str | None:
    """Return a day as written in JSON."""
    return day.isoformat() if day else None
