"""`parindex demo`: builds once, keeps what stands, starts over when asked, notices a half, refuses real records."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

KILLED = 9
DRIVER = """
import os, sys
from functools import partial
from pathlib import Path
os.environ["DJANGO_SETTINGS_MODULE"] = "parindex.config.settings"
import django
from django.conf import settings
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # fast
django.setup()
from parindex.cli import demo
from parindex.cli.main import main
from parindex.demo.build import build
from parindex.demo.stage import LAST_YEAR, RUN_DAYS, THIS_YEAR

def small(say):
    def saying(sentence):
        say(sentence)
        if os.environ.get("DIE_AT", "never") in sentence:
            os._exit(9)  # as if the machine had gone out: nothing is tidied up
    return build(saying, scale=0.005, run_days={LAST_YEAR: RUN_DAYS[LAST_YEAR], THIS_YEAR: RUN_DAYS[THIS_YEAR][-1:]})

demo.build = small
sys.exit(main(sys.argv[1:]))
"""


class Machine:
    """A home of its own, and the command run there as a process of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.said = ""

    def run(self, *arguments: str, die_at: str = "") -> tuple[int, dict]:
        environment = {key: value for key, value in os.environ.items() if not key.startswith("PARINDEX_")}
        environment |= {"PARINDEX_HOME": str(self.home)} | ({"DIE_AT": die_at} if die_at else {})
        command = [sys.executable, "-c", DRIVER, *arguments, "--format", "json"]
        ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - ours
        self.said = ended.stderr
        return ended.returncode, json.loads(ended.stdout) if ended.stdout else {}

    def demo(self, *arguments: str, die_at: str = "") -> tuple[int, dict]:
        return self.run("demo", "--no-serve", *arguments, die_at=die_at)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "home")


def test_a_killed_build_is_noticed_and_built_anew_then_kept_until_fresh(machine):
    code, _nothing = machine.demo(die_at="Tính điểm đợt 2022")
    assert code == KILLED

    code, told = machine.demo()
    assert (code, told["database"], told["problems"]) == (0, "rebuilt", [])
    assert [(ranking["year"], len(ranking["units"])) for ranking in told["rankings"]] == [(2022, 19), (2023, 19)]
    assert {"administrator", "chair", "coordinator", "owner", "one_stop", "viewer"} == {
        account["role"] for account in told["accounts"]
    }

    code, again = machine.demo()
    assert (code, again["database"]) == (0, "kept")
    assert "Lập tài khoản" not in machine.said
    assert {key: again[key] for key in ("rankings", "accounts")} == {key: told[key] for key in ("rankings", "accounts")}

    code, anew = machine.demo("--fresh")
    assert (code, anew["database"], anew["rankings"]) == (0, "made", told["rankings"])
    assert "Lập tài khoản" in machine.said


def test_a_port_in_use_is_told_before_the_work_begins(machine):
    with socket.create_server(("127.0.0.1", 0)) as other:
        code, told = machine.run("demo", "--port", str(other.getsockname()[1]))
    assert (code, told["problems"][0]["code"]) == (1, "port-taken")
    assert not (machine.home / "parindex.sqlite3").exists()


@pytest.mark.parametrize("arguments", [(), ("--fresh",)])
def test_real_records_are_refused_in_a_sentence_and_left_alone(machine, arguments):
    assert machine.run("setup")[0] == 0
    before = (machine.home / "parindex.sqlite3").read_bytes()
    code, told = machine.demo(*arguments)
    assert code == 1
    assert "không phải bản minh họa" in told["problems"][0]["what"]
    assert (machine.home / "parindex.sqlite3").read_bytes() == before
