"""`parindex <command> …`: finds the command's module, runs it, prints its answer."""

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Literal, NoReturn, cast

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from parindex.cli.output import Format, Output, show
from parindex.foundation.files.problems import FileRefused, Problem
from parindex.foundation.installation.schema import NotReady

FORMATS: tuple[Format, ...] = ("table", "json", "csv")


@dataclass(frozen=True)
class Command:
    """One command: its sentence, where it works, and how it answers unless told otherwise.

    "memory": needs no set-up and leaves no file behind; "database": asks for a database that is set up;
    "any": looks after the database itself.
    """

    summary: str
    place: Literal["memory", "database", "any"]
    form: Format = "json"
    module: str = ""  # where it stands, if its name is none for a module


COMMANDS = {
    "plan": Command("đọc một kế hoạch (plan read FILE)", "memory"),
    "dossiers": Command("đọc một tệp hồ sơ (dossiers read FILE)", "memory"),
    "score": Command("chấm điểm một thư mục", "memory"),
    "explain": Command("diễn giải điểm một tiêu chí của một đơn vị", "memory"),
    "scorecard": Command("kiểm tra bộ tiêu chí, in lược đồ (scorecard check | schema)", "memory"),
    "facts": Command("liệt kê các số liệu", "memory"),
    "export": Command("xuất một đợt đánh giá ra thư mục (export round NĂM --to THƯ-MỤC)", "database"),
    "round": Command("mở đợt đánh giá của một năm (round open NĂM)", "database", "table"),
    "compute": Command("tính điểm đợt đánh giá đến một ngày", "database", "table"),
    "import": Command("nhập một tệp", "database", "table", "import_file"),
    "verify": Command("kiểm tra nhật ký, kết quả đã lưu và bộ tiêu chí đã công bố", "database", "table"),
    "createadmin": Command("tạo tài khoản quản trị", "database", "table"),
    "serve": Command("chạy trang web và tiến trình nền", "database", "table"),
    "setup": Command("thiết lập cơ sở dữ liệu và nạp bộ quy tắc", "any", "table"),
    "demo": Command("dựng dữ liệu minh họa", "any", "table"),
}


class Parser(argparse.ArgumentParser):
    """An argument parser that reports a wrong call in Vietnamese."""

    def error(self, message: str) -> NoReturn:
        """Print what is wrong and how to call; end with code 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: gọi lệnh chưa đúng: {message}\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Return 0: nothing wrong; 1: an error stands in the answer; 2: called wrongly."""
    try:
        return _main(list(sys.argv[1:] if argv is None else argv))
    except SystemExit as end:  # argparse ends the process itself
        return end.code if isinstance(end.code, int) else 2
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123 - who read us has gone; nothing more to say
        return 1
    except KeyboardInterrupt:
        return 130


def _main(argv: list[str]) -> int:
    form, rest = _take_format(argv)
    name = next((word for word in rest if not word.startswith("-")), "")
    command = COMMANDS.get(name)
    if command is None:
        return _without_command(rest)
    try:
        output = _run(name, command, rest)
    except Exception as fault:  # noqa: BLE001 - whatever happens, the user reads a sentence
        output = _failed(name, fault)
    show(output, form or command.form)
    return output.exit_code


def _take_format(argv: list[str]) -> tuple[Format | None, list[str]]:
    parser = Parser(prog="parindex", add_help=False, allow_abbrev=False)
    parser.add_argument("--format", choices=FORMATS)
    known, rest = parser.parse_known_args(argv)
    return cast("Format | None", known.format), rest


def _without_command(rest: list[str]) -> int:
    width = max(map(len, COMMANDS))
    lines = "\n".join(f"  {name.ljust(width)}  {command.summary}" for name, command in COMMANDS.items())
    parser = Parser(
        prog="parindex",
        usage="parindex <lệnh> … [--format table|json|csv]",
        epilog=f"Các lệnh:\n{lines}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("lệnh", choices=COMMANDS, metavar="lệnh", help="xem dưới đây")
    parser.parse_args(rest)
    return 2


def _run(name: str, command: Command, rest: list[str]) -> Output:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "parindex.config.settings")
    if command.place == "memory" and not settings.configured:
        os.environ["PARINDEX_DATABASE_URL"] = "sqlite://:memory:"
    django.setup()
    module = import_module(f"parindex.cli.{command.module or name}")
    parser = Parser(prog=f"parindex {name}", description=command.summary, epilog="Thêm: --format table|json|csv")
    module.add_arguments(parser)
    place = rest.index(name)
    arguments = parser.parse_args(rest[:place] + rest[place + 1 :])
    if command.place == "database":
        import_module("parindex.foundation.installation.queries").check_database()
    return cast("Output", module.run(arguments))


def _failed(name: str, fault: Exception) -> Output:
    if os.environ.get("PARINDEX_DEBUG") == "1":
        traceback.print_exception(fault)
    problem = fault.problem if isinstance(fault, FileRefused) else _problem(fault)
    return Output({"schema": f"parindex.{name}/1", "problems": [problem.as_json()]})


def _problem(fault: Exception) -> Problem:
    if isinstance(fault, NotReady):
        return Problem("error", "database", what=fault.what, why=fault.why, remedy=fault.remedy)
    # NotAllowed and NotPossible, by their sentence: importing their room here would need Django set up.
    if reason := getattr(fault, "reason", ""):
        return Problem("error", "refused", what=str(reason))
    if isinstance(fault, OSError) and fault.filename is not None:
        return _unreadable(fault)
    if isinstance(fault, (DatabaseError, ImproperlyConfigured)):
        return Problem(
            "error",
            "database",
            what="Không dùng được cơ sở dữ liệu.",
            why=f"{fault}".strip(),
            remedy="Chạy `parindex setup`; kiểm tra PARINDEX_DATABASE_URL và quyền ghi.",
        )
    return Problem(
        "error",
        "unexpected",
        what="Chương trình gặp lỗi ngoài dự kiến và đã dừng.",
        why=f"{type(fault).__name__}: {fault}",
        remedy="Đặt PARINDEX_DEBUG=1, chạy lại lệnh và gửi thông báo cho người bảo trì.",
    )


def _unreadable(fault: OSError) -> Problem:
    reasons = {
        FileNotFoundError: "Không có tệp hay thư mục này.",
        IsADirectoryError: "Đây là thư mục, không phải tệp.",
        NotADirectoryError: "Đây là tệp, không phải thư mục.",
        PermissionError: "Không có quyền đọc hoặc ghi.",
    }
    return Problem(
        "error",
        "unreadable",
        what=f"Không mở được {fault.filename}.",
        why=reasons.get(type(fault), fault.strerror or str(fault)),
        remedy="Kiểm tra lại đường dẫn và quyền truy cập rồi chạy lại.",
        file=str(fault.filename),
    )


if __name__ == "__main__":
    sys.exit(main())
