"""Runs every test on SQLite, and again on PostgreSQL those that touch a database; adds both up.

Called by `script/test`; arguments are handed on to pytest. What could not be run is said last, and is a failure
only under `CI=true`.
"""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import chromium
from postgres import NoServer, postgres

ROOT = Path(__file__).resolve().parents[1]
NOTHING_CHOSEN = 5
SECONDS_TO_END = 10
KINDS = ("passed", "failed", "errors", "skipped")


@dataclass
class Tally:
    """What all runs together came to."""

    counts: Counter[str] = field(default_factory=Counter)
    not_run: list[str] = field(default_factory=list)
    code: int = 0


def main(arguments: list[str]) -> int:
    """Run the tests; return pytest's exit code, the worst of the runs."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell that started us in the background ignores it
    began, tally = time.monotonic(), Tally()
    with tempfile.TemporaryDirectory(prefix="parindex-test-") as place, contextlib.ExitStack() as stack:
        try:
            server = stack.enter_context(postgres())
        except NoServer as reason:
            server = None
            tally.not_run.append(f"PostgreSQL: {reason}")
        browser = chromium.obstacle()
        if browser:
            tally.not_run.append(f"browser tests: {browser}")
        home = {
            "PARINDEX_HOME": f"{place}/home",
            "PARINDEX_SECRET_KEY": "only-for-tests-" * 4,
            "TEST_PG_URL": server or "",
        }
        without_browser = ["-m", "not browser"] if browser else []
        _run("SQLite", [*without_browser, *arguments], home, Path(place), tally)
        if server:
            again = ["-m", "not browser", "--only-database", *arguments]
            _run("PostgreSQL", again, {**home, "PARINDEX_DATABASE_URL": server}, Path(place), tally)
    _tell(tally, time.monotonic() - began)
    return tally.code or int(bool(tally.not_run) and os.environ.get("CI") == "true")


def _run(name: str, arguments: list[str], settings: dict[str, str], place: Path, tally: Tally) -> None:
    print(f"\n== {name} ==", flush=True)
    report = place / f"{name}.xml"
    # A choice of one's own replaces ours: two cores pay off only for the whole suite.
    spread = (
        [] if any(word.startswith(("-n", "--pdb", "-s")) for word in arguments) else ["-n", "2", "--dist=loadgroup"]
    )
    command = [sys.executable, "-m", "pytest", "-q", f"--junitxml={report}", *spread, *arguments]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PARINDEX_")}
    process = subprocess.Popen(command, cwd=ROOT, env={**environment, **settings})
    try:
        code = process.wait()
    except BaseException:
        _end(process)
        raise
    tally.counts.update(_counted(report))
    tally.code = max(tally.code, 0 if code == NOTHING_CHOSEN else code)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Let pytest clean up after itself, but not for long."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _counted(report: Path) -> dict[str, int]:
    if not report.exists():
        return {"errors": 1}
    suites = list(ET.parse(report).getroot().iter("testsuite"))
    told = {
        kind: sum(int(suite.get(kind, 0)) for suite in suites) for kind in ("tests", "failures", "errors", "skipped")
    }
    return {
        "passed": told["tests"] - told["failures"] - told["errors"] - told["skipped"],
        "failed": told["failures"],
        "errors": told["errors"],
        "skipped": told["skipped"],
    }


def _tell(tally: Tally, seconds: float) -> None:
    parts = [f"{tally.counts[kind]} {kind}" for kind in KINDS if tally.counts[kind] or kind in ("passed", "failed")]
    print(f"\n{', '.join(parts)} in {seconds:.1f}s", flush=True)
    for reason in tally.not_run:
        print(f"NOT RUN: {reason}", flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
