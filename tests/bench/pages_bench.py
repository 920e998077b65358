"""How many queries each page of the desk asks at two sizes, and its server time beside an empty page's.

Pages are found by following links from the first page, one page an address's name; each size has a database and a
process of its own.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SMALL, LARGE = (19, 1_000), (170, 60_000)
QUICK_LARGE = (40, 4_000)
TURNS = 5
MOST_PAGES = 60
LINK = re.compile(r'href="(/[^"#]*)"')
EMPTY = "empty"


def run(*, quick: bool = False) -> dict[str, object]:
    """Return per page: queries at both sizes, whether they are the same, time as a multiple of the empty page's."""
    with tempfile.TemporaryDirectory(prefix="parindex-bench-") as folder:
        small, large = (_child(Path(folder), *size) for size in (SMALL, QUICK_LARGE if quick else LARGE))
    shared = [name for name in small if name in large and name != EMPTY]
    pages = {
        name: {
            "queries": f"{small[name]['queries']} / {large[name]['queries']}",
            "time ÷ empty page's": round(large[name]["seconds"] / large[EMPTY]["seconds"], 2),
            "milliseconds": round(1000 * large[name]["seconds"], 1),
        }
        for name in shared
    }
    grown = [name for name in shared if small[name]["queries"] != large[name]["queries"]]
    slowest = round(1000 * large[EMPTY]["seconds"], 1)
    return {**pages, "empty page": {"milliseconds": slowest}, "pages with more queries when larger": len(grown)}


def _child(folder: Path, units: int, dossiers: int) -> dict[str, dict[str, float]]:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "parindex.config.settings",
        "PARINDEX_HOME": str(folder),
        "PARINDEX_DATABASE_URL": f"sqlite:///{folder / f'{units}.sqlite3'}",
    }
    command = [sys.executable, "-m", "tests.bench.pages_bench", str(units), str(dossiers)]
    place = Path(__file__).resolve().parents[2]
    done = subprocess.run(command, cwd=place, env=environment, stdout=subprocess.PIPE, check=True)  # noqa: S603 - ourselves
    return json.loads(done.stdout)


def measure(units: int, dossiers: int) -> dict[str, dict[str, float]]:
    """Return each page's queries and best server time on a desk of this size."""
    import django  # noqa: PLC0415 - settings come from the environment the parent made

    django.setup()

    from django.conf import settings  # noqa: PLC0415 - after set-up
    from django.core.management import call_command  # noqa: PLC0415 - after set-up
    from django.test import Client  # noqa: PLC0415 - after set-up
    from tests.bench.desk_of_size import build  # noqa: PLC0415 - after set-up

    settings.ROOT_URLCONF = "tests.bench.pages_urls"
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    client = Client()
    client.force_login(build(units, dossiers))
    return {name: _measured(client, address) for name, address in pages_of(client).items()}


def pages_of(client: object) -> dict[str, str]:
    """Follow links from the first page; return one address for each name of an address."""
    from django.urls import reverse  # noqa: PLC0415 - after set-up

    found = {EMPTY: reverse(EMPTY)}
    waiting = ["/"]
    seen = set(waiting)
    while waiting and len(found) < MOST_PAGES:
        address = waiting.pop(0)
        answer = client.get(address, follow=True)
        name = answer.resolver_match.url_name if answer.resolver_match else ""
        if answer.status_code != 200 or not name or name in found or "text/html" not in answer["Content-Type"]:
            continue
        found[name] = answer.wsgi_request.get_full_path()
        links = [link.replace("&amp;", "&") for link in LINK.findall(answer.content.decode())]
        new = [link for link in dict.fromkeys(links) if link not in seen and not link.startswith("/static/")]
        seen.update(new)
        waiting += [link for link in new if _is_new(link, found)]
    return found


def _is_new(link: str, found: dict[str, str]) -> bool:
    from django.urls import Resolver404, resolve  # noqa: PLC0415 - after set-up

    try:
        name = resolve(link.partition("?")[0]).url_name
    except Resolver404:
        return False
    return name not in found and name not in ("sign-in", "sign-out")


def _measured(client: object, address: str) -> dict[str, float]:
    from django.db import connection  # noqa: PLC0415 - after set-up
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 - after set-up

    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    count = len(asked)  # now: the next request empties the list
    times = []
    for _turn in range(TURNS):
        began = time.perf_counter()
        client.get(address)
        times.append(time.perf_counter() - began)
    return {"queries": count, "seconds": min(times)}


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]), int(sys.argv[2]))))  # noqa: T201 - for the process that asked
