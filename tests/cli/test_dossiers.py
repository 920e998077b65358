"""`parindex dossiers read FILE`: the contract, key by key."""

import json
from pathlib import Path

import pytest

from parindex.cli.main import main
from registers.dossiers.lists import igate, row

KEYS = {
    "schema", "layout", "as_of", "sheets", "mapping", "missing_fields", "rows", "figures", "by_unit", "declared_totals",
    "problems",
}  # fmt: skip


def test_a_clean_list_gives_every_key_and_code_zero(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["dossiers", "read", str(igate(tmp_path / "a.xlsx", row()))]) == 0
    data = json.loads(capsysbinary.readouterr().out)
    assert set(data) >= KEYS
    assert (data["schema"], data["layout"]) == ("parindex.dossiers/1", "igate")
    assert set(data["by_unit"][0]) == {"unit", "figures"}
    assert set(data["sheets"][0]) == {"name", "state", "why", "header_line"}
    assert "returned" in data["missing_fields"]


def test_a_refused_row_gives_code_one_and_the_whole_answer(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = igate(tmp_path / "a.xlsx", row(1), row(2, state="?"))
    assert (
        main(["dossiers", "read", str(path), "--from", "2023-01-01", "--to", "2023-12-31", "--as-of", "2023-02-02"])
        == 1
    )
    data = json.loads(capsysbinary.readouterr().out)
    assert set(data) >= KEYS
    assert (data["as_of"], data["figures"]["open_in_time"]) == ("2023-02-02", 1)
    assert set(data["problems"][0]) == {
        "level", "code", "file", "sheet", "line", "column", "value", "what", "why", "remedy",
    }  # fmt: skip


def test_a_missing_file_gives_code_one_and_a_sentence(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["dossiers", "read", str(tmp_path / "none.xlsx")]) == 1
    assert json.loads(capsysbinary.readouterr().out)["problems"][0]["what"]


def test_a_wrong_day_is_a_wrong_call(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["dossiers", "read", str(tmp_path / "a.xlsx"), "--as-of", "31/12/2023"]) == 2
    assert capsysbinary.readouterr().err


def test_a_period_that_ends_before_it_begins_is_a_wrong_call(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = str(igate(tmp_path / "a.xlsx", row()))
    assert main(["dossiers", "read", path, "--from", "2023-02-01", "--to", "2023-01-31"]) == 2
    assert "kết thúc trước khi bắt đầu" in capsysbinary.readouterr().err.decode()
