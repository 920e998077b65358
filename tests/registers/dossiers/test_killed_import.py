"""`kill -9` in mid-import leaves the old state whole."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from registers.dossiers.lists import igate, row

ROWS = 6_000
SCRIPT = """
import datetime, os, signal, sys
from pathlib import Path
import django
django.setup()
from django.core.management import call_command
from parindex.foundation.imports import actions
from parindex.registers.dossiers.importing import writing
from registers.dossiers.importing import AT, COMMAND, country, preview

task, first, second = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
if task == "prepare":
    call_command("migrate", verbosity=0)
    giang = country()["Xã Ba Giang"]
    actions.confirm(batch=preview(first, giang), actor=COMMAND, at=AT)
    preview(second, giang)
else:
    from parindex.foundation.imports.models import Batch
    insert, calls = writing._insert, []
    def insert_and_die(rows, batch_id):
        insert(rows, batch_id)
        calls.append(len(rows))
        if len(calls) == 2 and task == "die":
            os.kill(os.getpid(), signal.SIGKILL)
    writing._insert = insert_and_die
    actions.recover()
    actions.confirm(batch=Batch.objects.select_related("unit").get(state="ready"), actor=COMMAND, at=AT)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_a_killed_import_leaves_the_old_state_whole_and_can_be_done_again(tmp_path: Path) -> None:
    first = igate(tmp_path / "a.xlsx", row(1, finished=None, state="Đang xử lý"), row(2))
    second = igate(tmp_path / "b.xlsx", *(row(n) for n in range(1, ROWS)))
    database = tmp_path / "killed.sqlite3"

    def run(task: str) -> int:
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "parindex.config.settings",
            "PARINDEX_DATABASE_URL": f"sqlite:///{database}",
            "PARINDEX_HOME": str(tmp_path),
            "PYTHONPATH": str(Path(__file__).parents[2]),
        }
        command = [sys.executable, "-c", SCRIPT, task, str(first), str(second)]
        return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603 - ourselves

    assert run("prepare") == 0
    before = _content(database)
    assert len(before) == 2
    assert run("die") == -signal.SIGKILL
    assert _content(database) == before
    assert run("again") == 0
    assert len(_content(database)) == ROWS - 1


def _content(database: Path) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(database)
    try:
        displaced = connection.execute("SELECT COUNT(*) FROM registers_displaced").fetchone()[0]
        assert displaced in (0, 1)
        return list(connection.execute("SELECT * FROM registers_dossier ORDER BY id"))
    finally:
        connection.close()
