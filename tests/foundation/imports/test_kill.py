"""A process killed in the middle of an import."""

import json
import subprocess
import sys
from pathlib import Path

SCRIPT = str(Path(__file__).with_name("slow_import.py"))


def test_a_killed_import_leaves_the_old_state_whole_and_can_be_confirmed_again(tmp_path: Path) -> None:
    command = [sys.executable, SCRIPT]
    with subprocess.Popen(  # noqa: S603 - our own script
        [*command, "write", str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "writing\n"
        process.kill()
    told = subprocess.run([*command, "look", str(tmp_path)], capture_output=True, text=True, check=True)  # noqa: S603 - our own script
    assert json.loads(told.stdout) == {
        "units": ["21500"],
        "states": ["ready"],
        "confirmed": 0,
        "broken": 0,
        "recovered": 1,
    }
