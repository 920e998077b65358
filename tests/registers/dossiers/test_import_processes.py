"""What happens to an import whose process is killed, and to two at once: on both databases."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from registers.dossiers.lists import igate, row
from registers.dossiers.processes import Place, drop_database, new_database

ROWS = 6_000  # three chunks: two are written before the process dies
OPEN = {"finished": None, "state": "Đang xử lý"}


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    if request.param == "sqlite":
        place = Place(f"sqlite:///{tmp_path / 'own.sqlite3'}", tmp_path)
        place.run("prepare")
        yield place
        return
    server = request.getfixturevalue("postgres_url")
    place = Place(new_database(server), tmp_path)
    place.run("prepare")
    yield place
    drop_database(server, place.url)


def test_a_killed_import_leaves_the_old_state_whole_and_can_be_done_again(place: Place, tmp_path: Path) -> None:
    first = place.run("upload", igate(tmp_path / "a.xlsx", row(1, **OPEN), row(2)))
    assert "'new': 2," in place.run("confirm", first)
    second = place.run("upload", igate(tmp_path / "b.xlsx", *(row(n) for n in range(1, ROWS))))
    before = place.run("content")
    with place.start("die", second) as process:
        process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert place.run("content") == before.replace(f"({second}, 'ready')", f"({second}, 'confirming')")
    assert place.run("recover") == "1"
    assert place.run("content") == before
    assert f"'new': {ROWS - 3}, 'changed': 1, 'unchanged': 1" in place.run("confirm", second)
    place.run("undo", second)
    assert place.run("content") == before.replace(f"({second}, 'ready')", f"({second}, 'undone')")


def test_of_two_files_with_the_same_dossiers_at_once_each_is_compared_with_the_other(
    place: Place, tmp_path: Path
) -> None:
    batches = [
        place.run("upload", igate(tmp_path / f"{start}.xlsx", *(row(n) for n in range(start, start + 3000))))
        for start in (1, 1001)
    ]
    running = [place.start("confirm", batch) for batch in batches]
    said = sorted(process.communicate()[0].strip() for process in running)
    assert said == [
        "{'new': 1000, 'changed': 0, 'unchanged': 2000, 'older': 0}",
        "{'new': 3000, 'changed': 0, 'unchanged': 0, 'older': 0}",
    ]


def test_of_two_people_who_confirm_at_once_one_is_told_that_it_is_done(place: Place, tmp_path: Path) -> None:
    batch = place.run("upload", igate(tmp_path / "a.xlsx", *(row(n) for n in range(1, 3000))))
    running = [place.start("confirm", batch) for _person in range(2)]
    said = sorted(process.communicate()[0].strip() for process in running)
    assert said == ["NotPossible", "{'new': 2999, 'changed': 0, 'unchanged': 0, 'older': 0}"]
    assert place.run("content").count("000.21.53.H48") == 2999
