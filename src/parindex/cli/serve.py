"""`parindex serve`: the web server and the worker for long work, started together and ended together."""

import argparse
import errno
import os
import signal
import socket
import subprocess
import sys
import threading

from django.core.management import call_command

from parindex.cli.arguments import add_address
from parindex.cli.output import Output
from parindex.foundation.files.problems import Problem
from parindex.foundation.imports.actions import recover

SECONDS_TO_END = 10
SCHEMA = "parindex.serve/1"
WHYS = {
    errno.EADDRINUSE: "Một chương trình khác đang dùng cổng này.",
    errno.EACCES: "Không có quyền mở cổng này; cổng dưới 1024 cần quyền quản trị.",
    errno.EADDRNOTAVAIL: "Máy này không có địa chỉ đó.",
}
THREADS, WAITING = "4", "64"  # of a process: how many requests it works on, and how many it takes in


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare how the command is called."""
    add_address(parser)


def run(arguments: argparse.Namespace) -> Output:
    """Serve until interrupted, or until one of the two processes ends by itself."""
    taken = port_taken(arguments.host, arguments.port)
    if taken is not None:
        return Output({"schema": SCHEMA, "problems": [taken.as_json()]})
    return Output({"schema": SCHEMA, "problems": []}, ended=serve(arguments.host, arguments.port))


def port_taken(host: str, port: int) -> Problem | None:
    """Return the problem of an address that cannot be listened on: servers that share a port would answer in turns."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # one that has just ended does not count
        try:
            probe.bind((host, port))
        except OSError as fault:
            what = f"Không mở được địa chỉ {host}:{port}."
            remedy = "Dừng chương trình đang dùng cổng này, hoặc chọn cổng khác: PORT=8001."
            return Problem("error", "port-taken", what, WHYS.get(fault.errno or 0, str(fault)), remedy)
    return None


def serve(host: str, port: int) -> int:
    """Run both processes; return 0 when asked to end, 1 when one of them failed."""
    call_command("collectstatic", interactive=False, verbosity=0)
    recover()  # nothing runs yet: what a killed worker left half-way can be confirmed again
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    # Each in its own session: an interrupt typed at the terminal reaches them through us, once.
    processes = [subprocess.Popen(command, start_new_session=True) for command in _commands(host, port)]  # noqa: S603 - our own commands
    try:
        while not ended.wait(0.5) and all(process.poll() is None for process in processes):
            pass
    finally:
        _end(processes)
    return 0 if ended.is_set() else 1


def _commands(host: str, port: int) -> tuple[list[str], list[str]]:
    workers = str(min(4, os.cpu_count() or 1))
    server = ["-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port), "--workers", workers]
    server += ["--blocking-threads", THREADS, "--backpressure", WAITING]
    quiet = ["--log-level", "warning", "parindex.config.wsgi:application"]
    return [sys.executable, *server, *quiet], [
        sys.executable,
        "-m",
        "django",
        "db_worker",
        "--interval",
        "0.5",
        "-v",
        "0",
    ]


def _end(processes: list[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        if process.poll() is None:
            process.terminate()
    for process in processes:
        try:
            process.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
