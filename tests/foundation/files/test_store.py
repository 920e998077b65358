"""Bytes kept once, and exports that harm nobody."""

import hashlib
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from parindex.foundation.files.neutral import safe_cell
from parindex.foundation.files.problems import Problem
from parindex.foundation.files.store import keep, stored_path


def test_the_same_bytes_are_kept_once(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"
    first = keep(io.BytesIO(b"abc"), "C:\\Users\\an\\danh sách.xlsx")
    second = keep(io.BytesIO(b"abc"), "khác.xlsx")
    assert first.sha256 == second.sha256 == hashlib.sha256(b"abc").hexdigest()
    assert (first.name, second.name, first.size) == ("danh sách.xlsx", "khác.xlsx", 3)
    assert [path.read_bytes() for path in (tmp_path / "files").rglob("*") if path.is_file()] == [b"abc"]
    assert stored_path(first.sha256).read_bytes() == b"abc"


def test_a_file_that_breaks_off_leaves_nothing(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"

    class Breaking(io.BytesIO):
        def read(self, _size: int | None = -1, /) -> bytes:
            raise OSError

    with pytest.raises(OSError):  # noqa: PT011 - it has no message
        keep(Breaking())
    assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("digest", ["../../etc/passwd", "", "ABC", "0" * 63])
def test_no_path_is_smuggled_in_as_a_digest(digest: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        stored_path(digest)


@pytest.mark.parametrize("text", ["=1+1", "+84", "@SUM(A1)", "-2+3", "\t=1", " =1", '=cmd|"/c calc"!A1', "＝1"])
def test_what_a_spreadsheet_would_compute_is_neutralised(text: str) -> None:
    neutral = "+84" if text == "+84" else f"'{text}"
    assert safe_cell(text) == neutral


@pytest.mark.parametrize("text", ["Ba Giang", "-", "-5", "-1.234,5", "+12%", "", "a=b"])
def test_ordinary_text_stays(text: str) -> None:
    assert safe_cell(text) == text


@given(st.text())
def test_a_neutral_cell_never_begins_a_formula(text: str) -> None:
    assert not safe_cell(text).lstrip().startswith(("=", "@"))


def test_a_problem_has_the_ten_keys_of_the_contract() -> None:
    problem = Problem("error", "x", "Sai.", line=3, value=object())
    assert list(problem.as_json()) == [
        "level", "code", "file", "sheet", "line", "column", "value", "what", "why", "remedy",
    ]  # fmt: skip
    assert isinstance(problem.as_json()["value"], str)
