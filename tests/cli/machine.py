"""A machine of its own for commands that make or serve a database: processes, a home, a rulebook with few units."""

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
KEPT = {"51", "535", "21500", "21499", "21484"}  # a province, a district, three communes


class Machine:
    """A home and a rulebook; `run` calls the command line there as a process of its own."""

    def __init__(self, place: Path, **environment: str) -> None:
        self.home, self.rulebook = place / "home", place / "rulebook"
        if not self.rulebook.exists():
            small_rulebook(self.rulebook)
        kept = {key: value for key, value in os.environ.items() if not key.startswith("PARINDEX_")}
        ours = {"PARINDEX_HOME": str(self.home), "PARINDEX_RULEBOOK": str(self.rulebook)}
        self.environment = kept | ours | environment
        self.said = ""

    @property
    def database(self) -> Path:
        return self.home / "parindex.sqlite3"

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "parindex.cli.main", *arguments]

    def run(self, *arguments: str, **more: str) -> tuple[int, str]:
        """Run a command; return its exit code and stdout. What it said on stderr stays in `said`."""
        ended = subprocess.run(  # noqa: S603 - our own command
            self.command(*arguments),
            env=self.environment | more,
            capture_output=True,
            encoding="utf-8",
            check=False,
            stdin=subprocess.DEVNULL,
        )
        self.said = ended.stderr
        return ended.returncode, ended.stdout

    def json(self, *arguments: str, **more: str) -> tuple[int, dict]:
        """Run a command; return its exit code and the JSON that stands alone on stdout."""
        code, out = self.run(*arguments, "--format", "json", **more)
        return code, json.loads(out)


def small_rulebook(place: Path) -> None:
    """Copy the rulebook with a handful of its units, so that setting up takes no time."""
    shutil.copytree(ROOT / "rulebook", place)
    for file in (place / "units").glob("*tier.csv"):
        _keep(file, lambda row: row["code"] in KEPT)
    _keep(place / "units" / "lineage.csv", lambda row: {row["predecessor_code"], row["successor_code"]} <= KEPT)
    _keep(place / "units" / "continuing.csv", lambda row: row["code"] in KEPT)


def _keep(file: Path, is_wanted) -> None:
    with file.open(encoding="utf-8", newline="") as opened:
        columns, *rows = csv.reader(opened)
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(columns)
        writer.writerows(row for row in rows if is_wanted(dict(zip(columns, row, strict=True))))
