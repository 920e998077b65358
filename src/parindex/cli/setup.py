"""`parindex setup`: makes the tables, writes what this installation is, loads the rulebook; again changes nothing."""

import argparse
import datetime
from collections.abc import Callable
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from parindex.cli.output import Output
from parindex.foundation.calendar.actions import load_calendars
from parindex.foundation.installation.actions import install
from parindex.foundation.installation.queries import check_database, state_of_database
from parindex.foundation.units.actions import load_units
from parindex.index.scorecards.actions import load_editions

ACTOR = "command:setup"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare how the command is called."""
    parser.add_argument("--fresh", action="store_true", help="xóa hết dữ liệu đang có rồi dựng lại từ đầu")


def run(arguments: argparse.Namespace) -> Output:
    """Prepare the database for real work."""
    did = prepare(fresh=arguments.fresh, at=timezone.now())
    words = _("Đã dựng mới.") if did == "made" else _("Đã sẵn sàng từ trước; bộ quy tắc đã được nạp lại.")
    return Output({"schema": "parindex.setup/1", "database": did, "message": words, "problems": []})


def prepare(
    *,
    fresh: bool,
    at: datetime.datetime,
    is_demo: bool = False,
    stands_on: datetime.date | None = None,
) -> str:
    """Make or renew the database; return "made" or "kept".

    Raises:
        NotReady: if another schema made it, and `fresh` does not allow to start over.

    """
    if fresh:
        drop_everything()
    state = state_of_database()
    if state == "other":
        check_database()
    call_command("migrate", interactive=False, verbosity=0)
    install(at=at, actor=ACTOR, is_demo=is_demo, stands_on=stands_on)
    load_rulebook(at)
    return "kept" if state == "ready" else "made"


def load_rulebook(at: datetime.datetime) -> None:
    """Load what the rulebook says of units, calendars and cards; what stands already is left alone."""
    steps: tuple[Callable[..., object], ...] = (load_units, load_calendars, load_editions)
    for step in steps:
        step(at=at)


def drop_everything() -> None:
    """Remove every table, whatever schema made them."""
    if connection.vendor == "sqlite":
        _remove_file(str(connection.settings_dict["NAME"]))
        return
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"DROP TABLE IF EXISTS {connection.ops.quote_name(table)} CASCADE")


def _remove_file(name: str) -> None:
    connection.close()
    if "memory" not in name:
        for tail in ("", "-wal", "-shm", "-journal"):
            Path(name + tail).unlink(missing_ok=True)
