"""Reads a plan's file into what the contract `plan read` promises."""

import dataclasses
import datetime
import re
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from parindex.foundation.files.guard import admit
from parindex.foundation.files.problems import FileRefused, Problem, refuse
from parindex.foundation.rulebook.positions import load_positions
from parindex.foundation.rulebook.sources import load_sources, number_key
from parindex.foundation.text.normal import nfc
from parindex.steering.plans.reading.answering import answer
from parindex.steering.plans.reading.blocks import blocks_of
from parindex.steering.plans.reading.citing import citations_in, with_numbers
from parindex.steering.plans.reading.collecting import collect
from parindex.steering.plans.reading.foot import Foot, read_foot
from parindex.steering.plans.reading.found import Collected
from parindex.steering.plans.reading.frame import Frame, frame_of
from parindex.steering.plans.reading.head import Head, plan_year, read_date, read_head
from parindex.steering.plans.reading.lines import Line, Piece
from parindex.steering.plans.reading.meaning import WORK
from parindex.steering.plans.reading.offices import Offices
from parindex.steering.plans.reading.outline import outline_of
from parindex.steering.plans.reading.paging import after_blank, page_numbers
from parindex.steering.plans.reading.papers import Citation, gathered
from parindex.steering.plans.reading.text_file import read_text
from parindex.steering.plans.reading.word_file import read_word

LARGEST_PLAN = 20_000_000  # bytes; a plan of hundreds of pages is well under a megabyte
MOST_LINES = 10_000  # some two hundred pages
LONGEST_LINE = 6_000  # signs; the longest paragraphs of real plans have some 2 000
_TEXTS = ("txt", "csv")  # prose full of semicolons looks like a table of values


def read_plan(path: Path, rulebook: Path, name: str = "") -> dict[str, Any]:
    """Return everything a plan says, with its lines; a file that cannot be read gives a problem instead."""
    name = name or path.name
    try:
        lines = lines_of(path, name)
    except FileRefused as refusal:
        return answer([], Head(), Foot(), Collected(), [], [refusal.problem])
    return read_lines(lines, rulebook, name)


def read_lines(lines: list[Line], rulebook: Path, name: str = "") -> dict[str, Any]:
    """Return what the lines of a plan say."""
    overlong = [line for line in lines if len(line.text) > LONGEST_LINE]
    pages = page_numbers(lines)
    skipped = pages.union(line.number for line in overlong)
    frame = frame_of([line for line in lines if line.number not in skipped] if skipped else lines)
    head, foot = read_head(frame.head), read_foot(frame.foot)
    if frame.cover:
        head, foot = _under_cover(head, foot, frame.cover)
    _take_from_decision(head)
    if head.issued_on is None and foot.date:
        read_date(head, foot.date)
    offices = Offices(load_positions(rulebook), head.issued_on or _mid_year(head.year))
    found = collect(outline_of(blocks_of(frame.body, after_blank(lines, pages)), offices), offices, head.year)
    for line in overlong:
        found.unplaced[line.number] = _("Dòng dài bất thường, không phải câu của một kế hoạch.")
    for number in pages:
        found.roles.setdefault(number, ("formal", ""))
    sources = load_sources(rulebook)
    for item in found.items:
        item.citations = with_numbers(item.citations, sources)
    papers = gathered(with_numbers(_citations(head, found), sources), sources, head.issued_on)
    return answer(lines, head, foot, found, papers, _remarks(head, found, name), offices.title)


def _under_cover(head: Head, foot: Foot, cover: Frame) -> tuple[Head, Foot]:
    """Return head and foot of a plan that a decision issues: number, day and signer are those of the decision."""
    outer, signed = read_head(cover.head), read_foot(cover.foot)
    head.number, head.issuer = head.number or outer.number, outer.issuer or head.issuer
    if head.issued_on is None:
        head.issued_on, head.issued_precision = outer.issued_on, outer.issued_precision
    head.year = plan_year(head.title or outer.title or "", head)
    head.title = head.title or outer.title
    articles = [Piece(piece.line, piece.text) for piece in cover.body if isinstance(piece, Piece)]
    head.intro = [*outer.intro, *articles, *head.intro]
    head.roles |= outer.roles
    if not (foot.name or foot.recipients):
        foot, signed = signed, foot
    foot.recipients = foot.recipients or signed.recipients
    foot.roles |= signed.roles
    return head, foot


def _take_from_decision(head: Head) -> None:
    """Give a plan without a number and day those of the decision it says it was issued with."""
    enclosed = [nfc(piece.text) for piece in head.intro if re.search(r"(?i)kèm theo", piece.text)]
    for cited in (one for text in enclosed for one in citations_in(text, 0)):
        if head.number is None and (head.issued_on in (None, cited.issued_on)):
            head.number = cited.number
            if head.issued_on is None and cited.issued_on:
                head.issued_on, head.issued_precision = cited.issued_on, "day"


def _citations(head: Head, found: Collected) -> list[Citation]:
    """Return every place where a paper is cited, in order; the plan's own number is none."""
    citations = list(found.citations)
    for piece in head.intro:
        found.roles.setdefault(piece.line, ("intro", ""))
        citations += citations_in(nfc(piece.text), piece.line)
    own = number_key(head.number or "")
    others = [
        one
        for one in citations
        if number_key(one.number) != own or (one.issued_on and head.issued_on and one.issued_on != head.issued_on)
    ]
    return sorted(others, key=lambda citation: (citation.line, citation.start))


def lines_of(path: Path, name: str) -> list[Line]:
    """Return the lines of a plan's file.

    Raises:
        FileRefused: with the reason and what to do.

    """
    kind = _admitted(path, name)
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
            _("Tệp có hơn %(lines)d dòng, quá dài đối với một kế hoạch.") % {"lines": MOST_LINES},
            remedy=_("Kiểm tra lại có đúng tệp kế hoạch không."),
            file=name,
        )
    if not any(not line.is_blank for line in lines):
        raise refuse("file.empty", _("Tệp không có chữ nào."), remedy=_("Kiểm tra lại tệp kế hoạch."), file=name)
    return lines


def _admitted(path: Path, name: str) -> str:
    """Return the kind of a file; a refusal says what to do in terms of Word and plans."""
    try:
        return admit(path, name)
    except FileRefused as refusal:
        problem = refusal.problem
        if problem.code == "file.unknown_kind" and not path.read_bytes()[:LARGEST_PLAN].strip(b" \t\r\n\0"):
            problem = dataclasses.replace(problem, code="file.empty", what=_("Tệp không có chữ nào."), why="")
        remedy = _("Mở kế hoạch bằng Word, lưu lại dạng .docx (không mật khẩu, không macro) hoặc .txt rồi đọc lại.")
        raise FileRefused(dataclasses.replace(problem, remedy=remedy)) from refusal


def _read_word(path: Path, name: str) -> list[Line]:
    """Return the lines of a Word file; whatever python-docx stumbles over is a damaged file."""
    try:
        return read_word(path, MOST_LINES)
    except Exception as fault:
        raise refuse(
            "file.broken",
            _("Tệp Word bị hỏng hoặc thiếu phần nên không đọc được."),
            why=_("Cấu trúc bên trong tệp không đúng (%(fault)s).") % {"fault": type(fault).__name__},
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
    if not any(item.kind in WORK for item in found.items):
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
