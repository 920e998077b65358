"""`script/bench`: runs each bench in a process of its own and prints one table of ratios with their aims.

A bench is a file `<name>_bench.py` here with `run()`; it may take `quick` (a flag) or `rows` (a size), and returns
figures by name, nested where it measures several things. Ratios hold within one run; seconds depend on the machine.
"""

import argparse
import contextlib
import importlib
import inspect
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from postgres import NoServer, postgres  # noqa: E402 - beside this folder

AIMS = {"engine": {"ratio": 2.0}, "facts": {"ratio": 1.2}, "import": {"ratio": 2.5, "megabytes_above_reader": 200.0}}
QUICK_ROWS = 20_000


def names() -> list[str]:
    return sorted(file.name.removesuffix("_bench.py") for file in HERE.glob("*_bench.py"))


def main() -> int:
    """Run the chosen benches; fail only where one could not be run."""
    parser = argparse.ArgumentParser(prog="script/bench", description="Measure, as ratios within one run.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which of {', '.join(names())} (all)")
    parser.add_argument("--quick", action="store_true", help="small sizes: to see that it runs, not to judge by")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(names()):
        parser.error(f"no such bench: {', '.join(sorted(unknown))}")
    if asked.child:
        asked.child.write_text(json.dumps(_measure(asked.names[0], quick=asked.quick)), encoding="utf-8")
        return 0
    failed = []
    with _machine() as environment:
        print(f"{'bench':<10}{'what':<44}{'measured':>12}  aim", flush=True)
        for name in asked.names or names():
            figures = _in_child(name, environment, quick=asked.quick)
            if figures is None:
                failed.append(name)
            for line in _lines(name, figures or {}):
                print(line, flush=True)
    if failed:
        print(f"NOT RUN: {', '.join(failed)}")
    return int(bool(failed))


@contextlib.contextmanager
def _machine() -> Iterator[dict[str, str]]:
    """Yield the environment of a bench: a home of its own, and a PostgreSQL server where one can be had."""
    with tempfile.TemporaryDirectory(prefix="parindex-bench-") as home, contextlib.ExitStack() as stack:
        environment = {**os.environ, "PARINDEX_HOME": home, "DJANGO_SETTINGS_MODULE": "parindex.config.settings"}
        try:
            environment["TEST_PG_URL"] = stack.enter_context(postgres())
        except NoServer as reason:
            print(f"NOT RUN: PostgreSQL: {reason}")
        yield environment


def _in_child(name: str, environment: Mapping[str, str], *, quick: bool) -> dict[str, object] | None:
    answer = Path(environment["PARINDEX_HOME"]) / f"{name}.json"
    command = [sys.executable, "-m", "tests.bench", name, "--child", str(answer), *(["--quick"] if quick else [])]
    done = subprocess.run(command, cwd=HERE.parents[1], env=environment, stdout=sys.stderr, check=False)
    return None if done.returncode else json.loads(answer.read_text(encoding="utf-8"))


def _measure(name: str, *, quick: bool) -> object:
    run = importlib.import_module(f"tests.bench.{name}_bench").run
    taken = inspect.signature(run).parameters
    if "quick" in taken:
        return run(quick=quick)
    return run(**({"rows": QUICK_ROWS} if quick and "rows" in taken else {}))


def _flat(figures: Mapping[str, object], before: str = "") -> Iterator[tuple[str, object]]:
    for name, value in figures.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{name} ")
        else:
            yield before + name, value


def _lines(name: str, figures: Mapping[str, object]) -> Iterator[str]:
    for what, value in _flat(figures):
        aim = next((aim for key, aim in AIMS.get(name, {}).items() if what.endswith(key)), None)
        shown = f"{value:.3f}" if isinstance(value, float) else str(value)
        yield f"{name:<10}{what:<44}{shown:>12}  {f'≤ {aim:g}' if aim else ''}".rstrip()


if __name__ == "__main__":
    sys.exit(main())
