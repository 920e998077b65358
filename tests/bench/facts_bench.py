"""How long all facts of a million dossiers take, from the call to Python values, beside queries written by hand.

24 months of 3 321 units, on SQLite and on PostgreSQL; stocks and distinct counts are asked for besides the rulebook's
facts. Both sides must give the same. Ratios hold within one run.
"""

import datetime
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[2]
UNITS, DOSSIERS, ROUNDS = 3_321, 1_000_000, 7
Answer = dict[int, object]
QUICK_UNITS, QUICK_DOSSIERS = 200, 20_000
FIRST, LAST, AS_OF = (datetime.date(2022, 1, 1), datetime.date(2023, 12, 31), datetime.date(2023, 12, 31))


def run(*, quick: bool = False) -> dict[str, object]:
    """Return seconds and ratio on each database; on PostgreSQL only where a server is at hand."""
    with tempfile.TemporaryDirectory(prefix="parindex-bench-") as home:
        measured: dict[str, object] = {"sqlite": _child(home, f"sqlite:///{home}/facts.sqlite3", quick=quick)}
        if server := os.environ.get("TEST_PG_URL"):
            measured["postgresql"] = _on_postgres(home, server, quick=quick)
    return measured


def _on_postgres(home: str, server: str, *, quick: bool) -> dict[str, object]:
    """Measure in a database of its own, which is gone afterwards."""
    import psycopg  # noqa: PLC0415 - only where there is a server

    name = f"parindex_bench_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            return _child(home, urlsplit(server)._replace(path=f"/{name}").geturl(), quick=quick)
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _child(home: str, database: str, *, quick: bool) -> dict[str, object]:
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "parindex.config.settings",
        "PARINDEX_DATABASE_URL": database,
        "PARINDEX_HOME": home,
    }
    command = [sys.executable, "-m", "tests.bench.facts_bench", *(["--quick"] if quick else [])]
    answer = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603 - ourselves
    return dict(json.loads(answer.stdout.splitlines()[-1]))


def measure(*, quick: bool) -> dict[str, object]:
    """Fill a database and measure both sides in turn; the best of each counts."""
    from django.core.management import call_command  # noqa: PLC0415 - Django is set up by now
    from tests.bench.many_dossiers import fill  # noqa: PLC0415

    from parindex.foundation.units.models import Unit  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    dossiers = QUICK_DOSSIERS if quick else DOSSIERS
    fill(QUICK_UNITS if quick else UNITS, dossiers)
    sides: dict[str, list[float]] = {"bare": [], "ours": []}
    units = list(Unit.objects.values_list("pk", flat=True))
    for _turn in range(ROUNDS):
        bare = _timed(_bare, sides["bare"])
        ours = _timed(lambda: _ours(units), sides["ours"])
        _check(ours, bare)
    best = {side: min(seconds) for side, seconds in sides.items()}
    return {
        "dossiers": dossiers,
        "facts": len(next(iter(bare.values()))),
        "collect_seconds": best["ours"],
        "bare_seconds": best["bare"],
        "ratio": best["ours"] / best["bare"],
    }


def _timed(side: Callable[[], Answer], seconds: list[float]) -> Answer:
    start = time.perf_counter()
    answer = side()
    seconds.append(time.perf_counter() - start)
    return answer


def _bare() -> Answer:
    from django.db import connection  # noqa: PLC0415
    from tests.bench.bare_facts import bare_facts  # noqa: PLC0415

    with connection.cursor() as cursor:
        return dict(bare_facts(cursor, FIRST.isoformat(), LAST.isoformat(), AS_OF.isoformat()))


def _ours(units: list[int]) -> Answer:
    from django.db import connection  # noqa: PLC0415
    from tests.bench.more_facts import FACTS  # noqa: PLC0415

    from parindex.foundation.facts.collector import collect  # noqa: PLC0415
    from parindex.foundation.facts.declaration import Window  # noqa: PLC0415

    window = Window(FIRST, LAST, AS_OF, LAST.year)
    return dict(collect(FACTS, window=window, unit_ids=units, connection=connection))


def _check(ours: Mapping[int, object], bare: Mapping[int, object]) -> None:
    """Hold that both sides give the same for every unit and fact."""
    from tests.bench.bare_facts import NAMES  # noqa: PLC0415

    for unit, known in ours.items():
        values = tuple(known[name].value for name in NAMES)  # type: ignore[index] # a unit's facts by name
        if values != bare.get(unit, (None,) * len(NAMES)):
            raise SystemExit(f"unit {unit} differs: {values} {bare.get(unit)}")


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(measure(quick="--quick" in sys.argv[1:])))  # noqa: T201 - for the process that asked
