"""`parindex createadmin`: makes the first administrator of a unit; the password never stands on the command line."""

import argparse
import os
import sys
from getpass import getpass

from django.utils import timezone
from django.utils.translation import gettext as _

from parindex.cli.output import Output
from parindex.foundation.files.problems import Problem
from parindex.foundation.installation.queries import stands_on
from parindex.foundation.people.actions import create_administrator
from parindex.foundation.people.policies import NotPossible
from parindex.foundation.units.queries import NoSuchUnit, unit_on

SCHEMA = "parindex.createadmin/1"
VARIABLE = "PARINDEX_ADMIN_PASSWORD"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare how the command is called."""
    parser.add_argument("username", help="tên đăng nhập")
    parser.add_argument("--unit", required=True, help="mã đơn vị mà người này quản trị (và các đơn vị bên dưới)")
    parser.add_argument("--full-name", default="", help="họ và tên")


def run(arguments: argparse.Namespace) -> Output:
    """Make the account; the password is asked for, or taken from PARINDEX_ADMIN_PASSWORD."""
    at = timezone.now()
    today = stands_on() or timezone.localdate(at)  # a demo stays on its day: the role must hold then
    try:
        unit = unit_on(arguments.unit, today)
        account = create_administrator(
            username=arguments.username,
            password=os.environ.get(VARIABLE) or _ask(),
            unit=unit,
            full_name=arguments.full_name,
            at=at,
            since=today,
        )
    except NoSuchUnit:
        return _refused("unknown-unit", _("Hiện không có đơn vị mang mã %(code)s.") % {"code": arguments.unit})
    except NotPossible as fault:
        return _refused("not-possible", fault.reason)
    data = {"schema": SCHEMA, "username": account.username, "unit": unit.code, "problems": []}
    return Output({**data, "message": _("Đã tạo tài khoản quản trị.")})


def _ask() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass(_("Mật khẩu: "))
    if password != getpass(_("Nhập lại mật khẩu: ")):
        raise NotPossible(_("Hai lần nhập mật khẩu không giống nhau; hãy chạy lại lệnh."))
    return password


def _refused(code: str, what: str) -> Output:
    problem = Problem("error", code, what, "", _("Sửa lại rồi chạy lệnh lần nữa."))
    data = {"schema": SCHEMA, "username": None, "unit": None, "problems": [problem.as_json()]}
    return Output(data)
