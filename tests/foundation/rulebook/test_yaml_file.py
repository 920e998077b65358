"""YAML read as plain data: what words mean, where they stand, and what is refused at which line."""

import datetime

import pytest

from parindex.foundation.rulebook.yaml_file import read_yaml_file

BOMB = "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n"


@pytest.fixture
def written(tmp_path):
    """Return a path with this content."""

    def write(content: str | bytes):
        path = tmp_path / "file.yaml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def read(path):
    file = read_yaml_file(path)
    return file.data, list(file.faults)


def said(faults) -> list[tuple[int | None, str]]:
    return [(fault.line, fault.what) for fault in faults]


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("2023", 2023),
        ("-5", -5),
        ("0.5", "0.5"),
        ("80 %", "80 %"),
        ("1/2 max", "1/2 max"),
        ("true", True),
        ("yes", "yes"),
        ("NO", "NO"),
        ("012", "012"),
        ("1:30", "1:30"),
        ("1e3", "1e3"),
        ("~", None),
        ("", None),
        ("2023-01-31", datetime.date(2023, 1, 31)),
        ("2023-02-30", "2023-02-30"),
        ("'2023'", "2023"),
        ("'null'", "null"),
    ],
)
def test_a_word_means_what_it_looks_like(written, word, value):
    data, faults = read(written(f"key: {word}\n"))
    assert (data, faults) == ({"key": value}, [])
    assert type(data["key"]) is type(value)


def test_keys_are_text(written):
    assert read(written("{1: a, true: b, 2023-01-31: c}"))[0] == {"1": "a", "true": "b", "2023-01-31": "c"}


def test_every_value_has_its_line(written):
    file = read_yaml_file(
        written("id: steering\ncriteria:\n  - id: one\n    rule: {kind: flag,\n      fact: a.b}\n  - id: two\n")
    )
    places = ("id", "criteria", "criteria[0]", "criteria[0].rule", "criteria[0].rule.fact", "criteria[1].id")
    assert [file.line_of(place) for place in places] == [1, 2, 3, 4, 5, 6]


def test_what_is_absent_stands_where_it_would_belong(written):
    file = read_yaml_file(written("areas:\n  - label: A\n    leaves:\n      - id: x\n"))
    assert file.line_of("areas[0].leaves[0].rule.bands[3].at_least") == 4
    assert file.line_of("areas[0].points") == 2
    assert file.line_of("semantics") == 1


def test_a_key_twice_is_refused_and_the_first_stays(written):
    data, faults = read(written("a: 1\nb: {x: 1, x: 2}\na: [3]\n"))
    assert data == {"a": 1, "b": {"x": 1}}
    assert said(faults) == [(2, "Khóa “x” viết hai lần."), (3, "Khóa “a” viết hai lần.")]
    assert faults[1].why == "Khóa này đã có ở dòng 1."


def test_repeating_by_reference_is_refused_at_each_place_and_never_swells(written):
    data, faults = read(written(BOMB))
    assert data == {"a": ["x", "x", "x"], "b": [None, None, None], "c": [None, None, None]}
    assert [fault.line for fault in faults] == [1, 2, 2, 2, 2, 3, 3, 3]


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.getcwd []", "!mine x", "!!str 5"])
def test_no_value_changes_its_kind_or_runs_anything(written, tag):
    _data, faults = read(written(f"a: 1\nb: {tag}\n"))
    assert [fault.line for fault in faults] == [2]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: [1, 2\nb: 3\n", 1),
        ('a: 1\nb: "x\nc: 1\n', 2),
        ("a:\n  b: 1\n c: 2\n", 3),
        ("a: 1\nb:\n\t- c\n", 3),
        ("a: 1\nb: c: d\n", 2),
        ("a: 1\nb\nc: 1\n", 2),
        ("a: 1\n---\nb: 1\n", 2),
        ("a: 1\n? [b]\n: c\n", 2),
        ("a: 1\nb: \x00\n", 2),
        ("a: " + "[" * 100, 1),
        ("a: " + "[" * 500_000, 1),
        (b"a: 1\nb: \xff\xfe\n", 2),
        ("", None),
        ("# only a remark\n", None),
        ("a: 1\n" * 200_001, None),
    ],
)
def test_what_cannot_be_read_is_one_sentence_with_its_line(written, text, line):
    _data, faults = read(written(text))
    assert [fault.line for fault in faults] == [line]
    assert faults[0].what.endswith(".")


def test_too_many_values_are_refused(written):
    data, faults = read(written("[" + "a," * 100_001 + "]"))
    assert data is None
    assert [fault.what for fault in faults] == ["Tệp quá phức tạp."]


def test_a_mark_of_byte_order_is_no_part_of_the_first_key(written):
    assert read(written(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")) == ({"a": 1, "b": 2}, [])


def test_a_file_that_is_not_there_or_a_folder_is_told(tmp_path):
    assert said(read(tmp_path / "no.yaml")[1]) == [(None, "Không có tệp no.yaml.")]
    assert said(read(tmp_path)[1]) == [(None, f"Không có tệp {tmp_path.name}.")]
