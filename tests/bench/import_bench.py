"""How long a large iGate workbook takes from file to confirmed, beside the least that could be done with it.

The least: walk the sheet with the same reader, then `executemany` of the very rows (ready beforehand) into the same
table of the same kind of database, in one transaction; the better of two tries. Each side runs in a process of its
own on a fresh database, so that its peak memory can be told. On SQLite, and on PostgreSQL where there is a server.
Figures hold as ratios within one run; that of processor seconds also where the machine has other work.
"""

import argparse
import datetime
import json
import os
import pickle
import random
import resource
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

HEADINGS = (
    "Số hồ sơ", "Tên thủ tục hành chính", "Tên lĩnh vực", "Phòng ban", "Ngày tiếp nhận", "Ngày hẹn trả",
    "Ngày kết thúc xử lý", "Cơ quan/đơn vị", "Chủ hồ sơ", "Số điện thoại", "Cán bộ xử lý hiện tại", "Trạng thái hồ sơ",
)  # fmt: skip
COMMUNES = ("Ba Giang", "Ba Dinh", "Ba Vì", "Ba Tiêu", "Ba Xa", "Ba Trang", "Ba Khâm", "Ba Liên", "Ba Điền", "Ba Vinh")
DISTRICT = "535"
MEGABYTE = 1024


def run(rows: int = 200_000) -> dict[str, object]:
    """Return seconds, ratio and peak megabytes of an import and of the least that could be done, on each database."""
    with tempfile.TemporaryDirectory(prefix="parindex-bench-") as folder:
        place = Path(folder)
        write_workbook(place / "list.xlsx", rows)
        reader = _child(place, "reader", "sqlite://:memory:")
        stores: list[Store] = [SqliteStore(place)]
        if server := os.environ.get("TEST_PG_URL"):
            stores.append(PostgresStore(server))
        return {"rows": rows} | {store.name: _compared(place, store, reader) for store in stores}


def _compared(place: Path, store: "Store", reader: dict[str, float]) -> dict[str, float]:
    with store.databases("empty", "ours", "least") as (empty, ours_url, least_url):
        _child(place, "prepare", empty)
        store.copy("empty", "ours")
        ours = _child(place, "ours", ours_url)
        _child(place, "dump", ours_url)
        least = []
        for _turn in range(2):
            store.copy("empty", "least")
            least.append(_child(place, "least", least_url))
    best = min(least, key=lambda measured: measured["seconds"])
    return {
        "import_seconds": ours["seconds"],
        "read_seconds": ours["read"],
        "confirm_seconds": ours["confirm"],
        "least_seconds": best["seconds"],
        "ratio": ours["seconds"] / best["seconds"],
        "ratio_of_processor_seconds": ours["processor"] / min(measured["processor"] for measured in least),
        "import_megabytes": ours["peak"],
        "reader_megabytes": reader["peak"],
        "megabytes_above_reader": ours["peak"] - reader["peak"],
    }


class Store(Protocol):
    """A kind of database: makes some, copies one over another, and drops them."""

    name: str

    def databases(self, *names: str) -> AbstractContextManager[list[str]]:
        """Lend databases by their addresses."""

    def copy(self, source: str, target: str) -> None:
        """Make one exactly like another."""


class SqliteStore:
    """Databases as files of a folder."""

    name = "sqlite"

    def __init__(self, place: Path) -> None:
        self._place = place

    @contextmanager
    def databases(self, *names: str) -> Iterator[list[str]]:
        """Lend databases by their addresses; the folder goes with the bench."""
        yield [f"sqlite:///{self._place / name}.sqlite3" for name in names]

    def copy(self, source: str, target: str) -> None:
        """Make one exactly like another."""
        for journal in self._place.glob(f"{target}.sqlite3-*"):
            journal.unlink()
        shutil.copy(self._place / f"{source}.sqlite3", self._place / f"{target}.sqlite3")


class PostgresStore:
    """Databases of a server."""

    name = "postgresql"

    def __init__(self, server: str) -> None:
        self._server = server
        self._mark = secrets.token_hex(4)

    @contextmanager
    def databases(self, *names: str) -> Iterator[list[str]]:
        """Lend databases by their addresses."""
        self._do(*(f"CREATE DATABASE {self._name(name)}" for name in names))
        try:
            yield [f"{self._server.rpartition('/')[0]}/{self._name(name)}" for name in names]
        finally:
            self._do(*(f"DROP DATABASE {self._name(name)} WITH (FORCE)" for name in names))

    def copy(self, source: str, target: str) -> None:
        """Make one exactly like another."""
        self._do(
            f"DROP DATABASE {self._name(target)} WITH (FORCE)",
            f"CREATE DATABASE {self._name(target)} TEMPLATE {self._name(source)}",
            "CHECKPOINT",  # what the copying left to write must not be written while the clock runs
        )

    def _name(self, name: str) -> str:
        return f"bench_{self._mark}_{name}"

    def _do(self, *statements: str) -> None:
        import psycopg  # noqa: PLC0415 - only where there is a server

        with psycopg.connect(self._server, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)


def write_workbook(path: Path, rows: int, seed: int = 1) -> None:
    """Write an invented list in the iGate layout: nobody in it exists."""
    import xlsxwriter  # noqa: PLC0415 - a child that only reads must not carry it

    dice = random.Random(seed)  # noqa: S311 - invented records
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Danh sách")
        sheet.write_row(0, 0, ["DANH SÁCH HỒ SƠ – DỮ LIỆU BỊA ĐỂ ĐO, KHÔNG CÓ THẬT"])
        sheet.write_row(2, 0, HEADINGS)
        for number in range(rows):
            sheet.write_row(3 + number, 0, _cells(dice, number))


def _cells(dice: random.Random, number: int) -> list[str]:
    received = datetime.datetime(2023, 1, 2, 7) + datetime.timedelta(dice.randrange(290), minutes=dice.randrange(540))  # noqa: DTZ001 - local, as offices write
    due = received + datetime.timedelta(dice.choice((0, 3, 5, 10, 30)))
    finished = received + datetime.timedelta(dice.randrange(20), minutes=dice.randrange(60))
    commune = dice.randrange(len(COMMUNES))
    is_done = dice.random() < 0.95
    return [
        f"000.{commune:02d}.53.H48-{received:%y%m%d}-{number:06d}",
        f"Thủ tục bịa số {dice.randrange(120)}",
        f"Lĩnh vực {dice.randrange(12)}",
        "Bộ phận Một cửa",
        f"{received:%d/%m/%Y %H:%M}",
        f"{due:%d/%m/%Y}",
        f"{finished:%d/%m/%Y %H:%M}" if is_done else "",
        f"UBND xã {COMMUNES[commune]}",
        f"Người Bịa {number % 5000}",
        f"09{number:08d}",
        f"Cán bộ {dice.randrange(40)}",
        "Đã trả kết quả" if is_done else "Đang xử lý",
    ]


def _child(place: Path, task: str, database: str) -> dict[str, float]:
    """Run one task in its own process; return what it printed."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "parindex.config.settings",
        "PARINDEX_DATABASE_URL": database,
        "PARINDEX_HOME": str(place),
    }
    command = [sys.executable, __file__, task, str(place)]
    answer = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)  # noqa: S603 - ourselves
    return dict(json.loads(answer.stdout.splitlines()[-1]))


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE


def _prepare(_place: Path) -> dict[str, float]:
    """Make a database with all tables and units."""
    from django.core.management import call_command  # noqa: PLC0415 - only this child needs it
    from django.db import connection  # noqa: PLC0415

    from parindex.foundation.units.actions import load_units  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    load_units(at=datetime.datetime(2023, 1, 1, tzinfo=datetime.UTC))
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return {}


def _ours(place: Path) -> dict[str, float]:
    """Bring the workbook in as the desk does: kept, read into a preview, confirmed."""
    from parindex.foundation.files.store import keep  # noqa: PLC0415 - only this child needs it
    from parindex.foundation.imports.actions import confirm, read, start_batch  # noqa: PLC0415
    from parindex.foundation.people.actor import command_actor  # noqa: PLC0415
    from parindex.foundation.units.queries import unit_on  # noqa: PLC0415

    at, actor = datetime.datetime(2023, 11, 1, tzinfo=datetime.UTC), command_actor("bench")
    unit = unit_on(DISTRICT, datetime.date(2023, 1, 1))
    start, began = time.perf_counter(), time.process_time()
    batch = start_batch(kind="dossiers", unit=unit, file=keep(place / "list.xlsx"), actor=actor, at=at)
    batch = read(batch=batch, at=at)
    middle = time.perf_counter()
    batch = confirm(batch=batch, actor=actor, at=at)
    end, worked = time.perf_counter(), time.process_time() - began
    if batch.report["written"]["new"] != batch.report["rows"]["data"]:
        raise SystemExit(f"not all rows came in: {batch.report['rows']} {batch.report['written']}")
    phases = {"read": middle - start, "confirm": end - middle}
    return {"seconds": end - start, "processor": worked, "peak": _peak(), **phases}


def _dump(place: Path) -> dict[str, float]:
    """Keep the very rows that came in, for the least to write."""
    from django.db import connection  # noqa: PLC0415 - only this child needs it

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM registers_dossier")
        names = [column[0] for column in cursor.description]
        rows = [tuple(str(value) if isinstance(value, datetime.date) else value for value in row[1:]) for row in cursor]
    with (place / "rows.pickle").open("wb") as out:
        pickle.dump((names[1:], rows), out)
    return {}


def _do_least(place: Path) -> dict[str, float]:
    """Walk the sheet; write the ready rows."""
    from django.db import connection, transaction  # noqa: PLC0415 - only this child needs it

    from parindex.foundation.imports.models import Batch  # noqa: PLC0415
    from parindex.foundation.units.models import Unit  # noqa: PLC0415

    at = datetime.datetime(2023, 11, 1, tzinfo=datetime.UTC)
    names, rows = pickle.loads((place / "rows.pickle").read_bytes())  # noqa: S301 - written by ourselves a moment ago
    unit = Unit.objects.get(code=DISTRICT)
    Batch.objects.create(pk=1, kind="dossiers", unit=unit, file_size=0, created_by="bench", created_at=at)
    marks = ", ".join(["%s"] * len(names))
    start, began = time.perf_counter(), time.process_time()
    _walk(place)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO registers_dossier ({', '.join(names)}) VALUES ({marks})", rows)
    return {"seconds": time.perf_counter() - start, "processor": time.process_time() - began, "peak": _peak()}


def _walk(place: Path) -> int:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - measured alone

    return sum(1 for _row in CalamineWorkbook.from_path(place / "list.xlsx").get_sheet_by_index(0).iter_rows())


def _reader(place: Path) -> dict[str, float]:
    start = time.perf_counter()
    _walk(place)
    return {"seconds": time.perf_counter() - start, "peak": _peak()}


TASKS: dict[str, Callable[[Path], dict[str, float]]] = {
    "prepare": _prepare, "ours": _ours, "dump": _dump, "least": _do_least, "reader": _reader,
}  # fmt: skip


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", nargs="?", choices=TASKS, help="one side alone, in a folder prepared by a run")
    parser.add_argument("place", nargs="?", type=Path)
    parser.add_argument("--rows", type=int, default=200_000)
    asked = parser.parse_args()
    if not asked.task:
        print(json.dumps(run(asked.rows), indent=1))  # noqa: T201 - a bench prints
        return
    if asked.task != "reader":
        import django  # noqa: PLC0415 - the reader alone must not carry it

        django.setup()
    print(json.dumps(TASKS[asked.task](asked.place)))  # noqa: T201 - for the process that asked


if __name__ == "__main__":
    _main()
