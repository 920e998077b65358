"""Imports in processes of their own, on a database of their own: to kill one, or to let two run at once."""

import os
import secrets
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import psycopg

SCRIPT = """
import os, signal, sys
from pathlib import Path
import django
django.setup()
from django.core.management import call_command
from parindex.foundation.imports import actions, recovering
from parindex.foundation.imports.models import Batch
from parindex.foundation.people.policies import NotPossible
from parindex.foundation.units.models import Unit
from parindex.registers.dossiers.importing import writing
from registers.dossiers.importing import AT, COMMAND, country, preview, register

def prepare():
    call_command("migrate", verbosity=0)
    country()

def upload(path):
    print(preview(Path(path), Unit.objects.get(code="21500")).pk)

def confirm(number):
    try:
        batch = actions.confirm(batch=Batch.objects.select_related("unit").get(pk=number), actor=COMMAND, at=AT)
    except NotPossible:
        print("NotPossible")
    else:
        print(batch.report["written"])

def die(number):
    insert, calls = writing._insert, []
    def insert_and_die(rows, batch_id):
        insert(rows, batch_id)
        calls.append(len(rows))
        if len(calls) == 2:
            os.kill(os.getpid(), signal.SIGKILL)
    writing._insert = insert_and_die
    confirm(number)

def undo(number):
    actions.undo(batch=Batch.objects.select_related("unit").get(pk=number), actor=COMMAND, at=AT)

def recover():
    print(recovering.recover())

def content():
    print(register(), list(Batch.objects.order_by("pk").values_list("pk", "state")))

globals()[sys.argv[1]](*sys.argv[2:])
"""


@dataclass(frozen=True)
class Place:
    """A database and a folder of files."""

    url: str
    home: Path

    def start(self, task: str, *said: object) -> subprocess.Popen[str]:
        """Begin a task in a process of its own."""
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "parindex.config.settings",
            "PARINDEX_DATABASE_URL": self.url,
            "PARINDEX_HOME": str(self.home),
            "PYTHONPATH": str(Path(__file__).parents[2]),
        }
        command = [sys.executable, "-c", SCRIPT, task, *map(str, said)]
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)  # noqa: S603 - ourselves

    def run(self, task: str, *said: object) -> str:
        """Return what a task printed; it must end well."""
        with self.start(task, *said) as process:
            answer = process.communicate()[0].strip()
        assert process.returncode == 0
        return answer


def new_database(server: str) -> str:
    """Make a database beside the server's own; return its address."""
    name = f"test_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{server.rpartition('/')[0]}/{name}"


def drop_database(server: str, url: str) -> None:
    """Drop it again."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {url.rpartition('/')[2]} WITH (FORCE)")
