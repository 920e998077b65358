"""`parindex demo`: builds the demo of Ba Tơ district and serves it; what stands already is kept."""

import argparse
import fcntl
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from parindex.cli.arguments import add_address
from parindex.cli.compute import ranking_table
from parindex.cli.output import Output, Table, show
from parindex.cli.serve import port_taken, serve
from parindex.cli.setup import drop_everything, prepare
from parindex.demo.build import build
from parindex.demo.people import PASSWORD
from parindex.demo.stage import LAST_YEAR, STANDS_ON, THIS_YEAR
from parindex.demo.standing import standing
from parindex.foundation.people.models import Grant, Role
from parindex.foundation.people.queries import demo_roles
from parindex.index.results.pages import Ranking
from parindex.index.results.queries import ranking
from parindex.index.rounds.queries import rounds_of_year

SCHEMA = "parindex.demo/1"
WORDS = {
    "made": "Đã dựng bản minh họa.",
    "rebuilt": "Bản minh họa trước đây dựng dở dang; đã dựng lại từ đầu.",
    "kept": "Bản minh họa đã có sẵn, giữ nguyên (thêm --fresh để dựng lại từ đầu).",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare how the command is called."""
    parser.add_argument("--no-serve", action="store_true", help="chỉ dựng, không chạy trang web")
    parser.add_argument("--fresh", action="store_true", help="xóa bản minh họa đang có rồi dựng lại từ đầu")
    add_address(parser)


def run(arguments: argparse.Namespace) -> Output:
    """Build what is not built yet, tell how to get in, and serve unless told not to."""
    taken = None if arguments.no_serve else port_taken(arguments.host, arguments.port)
    if taken is not None:  # told before the work, not after it
        return Output({"schema": SCHEMA, "problems": [taken.as_json()]})
    with _alone():
        did = _made(fresh=arguments.fresh)
    output = _told(did, f"http://{arguments.host}:{arguments.port}/", is_served=not arguments.no_serve)
    if arguments.no_serve:
        return output
    show(output, "table")
    if taken := port_taken(arguments.host, arguments.port):
        return Output({"schema": SCHEMA, "problems": [taken.as_json()]})
    _say(_("Trang web đang chạy; nhấn Ctrl+C để dừng."))
    ended = serve(arguments.host, arguments.port)
    return Output({"schema": SCHEMA, "problems": []}, ended=ended)


def _made(*, fresh: bool) -> str:
    """Build the demo unless it stands; return "made", "rebuilt" or "kept"."""
    found = standing(fresh=fresh)
    did = {"none": "made", "half": "rebuilt", "built": "kept"}[found]
    if fresh or found == "half":
        did = "made" if fresh else did
        drop_everything()
    _say(_("Chuẩn bị cơ sở dữ liệu, nạp bộ quy tắc"))
    prepare(fresh=False, at=timezone.now(), is_demo=True, stands_on=STANDS_ON)
    if did != "kept":
        build(_say)
    return did


@contextmanager
def _alone() -> Iterator[None]:
    """Let one build go on at a time: who comes second waits, and finds it done."""
    place = Path(settings.HOME)
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (place / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _say(sentence: str) -> None:
    print(f"[{timezone.localtime():%H:%M:%S}] {sentence}", file=sys.stderr, flush=True)


def _told(did: str, address: str, *, is_served: bool) -> Output:
    rounds = [round_ for year in (LAST_YEAR, THIS_YEAR) for round_ in rounds_of_year(year)]
    pages = [page for round_ in rounds if (page := ranking(round_, STANDS_ON)) is not None]
    roles = demo_roles(STANDS_ON)
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "database": did,
        "stands_on": STANDS_ON.isoformat(),
        "address": address,
        "password": PASSWORD,
        "accounts": [_account(role) for role in roles],
        "rankings": [_ranking(page) for page in pages],
        "problems": [],
    }
    return Output(
        data, tables=(*map(ranking_table, pages), _accounts_table(roles), _summary(did, address, is_served=is_served))
    )


def _account(role: Grant) -> dict[str, str]:
    return {
        "role": role.role,
        "username": role.account.username,
        "name": str(role.account),
        "unit": role.unit.code,
    }


def _ranking(page: Ranking) -> dict[str, object]:
    units = [{"unit": unit.code, "rank": unit.rank} for group in page.groups for unit in group.units]
    return {"year": page.year, "as_of": page.as_of.isoformat(), "units": units}


def _accounts_table(roles: list[Grant]) -> Table:
    rows = tuple(
        (str(Role(role.role).label), role.account.username, str(role.account), role.unit.name) for role in roles
    )
    columns = (_("Vai trò"), _("Tên đăng nhập"), _("Họ và tên"), _("Đơn vị"))
    return Table(columns, rows, _("Tài khoản dùng thử (chỉ có trong bản minh họa)"))


def _summary(did: str, address: str, *, is_served: bool) -> Table:
    rows = (
        (_("Kết quả"), _(WORDS[did])),
        (_("Ngày đang xem"), f"{STANDS_ON:%d/%m/%Y}"),
        (_("Mật khẩu của mọi tài khoản"), PASSWORD),
        (_("Địa chỉ") if is_served else _("Địa chỉ khi chạy script/demo"), address),
    )
    return Table(("", ""), rows)
