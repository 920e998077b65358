"""How long a large iGate workbook takes from file to confirmed, beside the least that could be done with it.

The least: walk the sheet with the same reader, then `executemany` of the very rows (ready beforehand) into the same
table of the same kind of database. Each side runs in a process of its own, so that its peak memory can be told.
Figures hold as ratios within one run.
"""

import argparse
import datetime
import json
import os
import pickle
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HEADINGS = (
    "Số hồ sơ", "Tên thủ tục hành chính", "Tên lĩnh vực", "Phòng ban", "Ngày tiếp nhận", "Ngày hẹn trả",
    "Ngày kết thúc xử lý", "Cơ quan/đơn vị", "Chủ hồ sơ", "Số điện thoại", "Cán bộ xử lý hiện tại", "Trạng thái hồ sơ",
)  # fmt: skip
COMMUNES = ("Ba Giang", "Ba Dinh", "Ba Vì", "Ba Tiêu", "Ba Xa", "Ba Trang", "Ba Khâm", "Ba Liên", "Ba Điền", "Ba Vinh")
DISTRICT = "535"
MEGABYTE = 1024


def run(rows: int = 200_000) -> dict[str, float]:
    """Return seconds, ratio and peak megabytes of an import and of the least that could be done."""
    with tempfile.TemporaryDirectory(prefix="parindex-bench-") as folder:
        place = Path(folder)
        write_workbook(place / "list.xlsx", rows)
        _child(place, "prepare")
        shutil.copy(place / "empty.sqlite3", place / "ours.sqlite3")
        ours = _child(place, "ours", database="ours.sqlite3")
        _child(place, "dump", database="ours.sqlite3")
        least = [_least(place) for _turn in range(2)]
        reader = _child(place, "reader")
    best = min(least, key=lambda measured: measured["seconds"])
    return {
        "rows": rows,
        "import_seconds": ours["seconds"],
        "read_seconds": ours["read"],
        "confirm_seconds": ours["confirm"],
        "least_seconds": best["seconds"],
        "ratio": ours["seconds"] / best["seconds"],
        "import_megabytes": ours["peak"],
        "reader_megabytes": reader["peak"],
        "megabytes_above_reader": ours["peak"] - reader["peak"],
    }


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


def _least(place: Path) -> dict[str, float]:
    shutil.copy(place / "empty.sqlite3", place / "least.sqlite3")
    return _child(place, "least", database="least.sqlite3")


def _child(place: Path, task: str, database: str = "empty.sqlite3") -> dict[str, float]:
    """Run one task in its own process; return what it printed."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "parindex.config.settings",
        "PARINDEX_DATABASE_URL": f"sqlite:///{place / database}",
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
    start = time.perf_counter()
    batch = start_batch(kind="dossiers", unit=unit, file=keep(place / "list.xlsx"), actor=actor, at=at)
    batch = read(batch=batch, at=at)
    middle = time.perf_counter()
    batch = confirm(batch=batch, actor=actor, at=at)
    end = time.perf_counter()
    if batch.report["written"]["new"] != batch.report["rows"]["data"]:
        raise SystemExit(f"not all rows came in: {batch.report['rows']} {batch.report['written']}")
    return {"seconds": end - start, "read": middle - start, "confirm": end - middle, "peak": _peak()}


def _dump(place: Path) -> dict[str, float]:
    """Keep the very rows that came in, for the least to write."""
    from django.db import connection  # noqa: PLC0415 - only this child needs it

    with connection.cursor() as cursor:
        cursor.connection.text_factory = str
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
    start = time.perf_counter()
    _walk(place)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO registers_dossier ({', '.join(names)}) VALUES ({marks})", rows)
    return {"seconds": time.perf_counter() - start, "peak": _peak()}


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
