"""`parindex serve`: the web server and the worker for long work, started together and ended together."""

import argparse
import contextlib
import errno
import os
import signal
import socket
import subprocess
import sys
import threading
import time

from django.core.management import call_command
from django.db import DatabaseError
from django.utils.translation import gettext as _

from parindex.cli.arguments import add_address
from parindex.cli.output import Output
from parindex.foundation.files.problems import Problem
from parindex.foundation.imports.recovering import recover, resume

SECONDS_TO_END = 10
SCHEMA = "parindex.serve/1"
WHYS = {
    errno.EADDRINUSE: "Một chương trình khác đang dùng cổng này.",
    errno.EACCES: "Không có quyền mở cổng này; cổng dưới 1024 cần quyền quản trị.",
    errno.EADDRNOTAVAIL: "Máy này không có địa chỉ đó.",
}
SHORT_LIFE, MOST_SHORT_LIVES = 5, 5  # seconds; how often in a row the worker may end so soon before we give up
THREADS, WAITING = "4", "64"  # of a process: how many requests it works on, and how many it takes in


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare how the command is called."""
    add_address(parser)


def run(arguments: argparse.Namespace) -> Output:
    """Serve until interrupted, or until the web server ends by itself."""
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
    """Run both processes; return 0 when asked to end, 1 when the web server failed, or the worker again and again.

    A worker that dies is started anew: a file that kills it, or a database locked for long, must not close the desk.
    """
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("clearsessions")
    recover()  # nothing runs yet: what a killed worker left half-way goes on, or can be asked for again
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_said: ended.set())
    server, worker_command = _commands(host, port)
    web, worker = _started(server), Worker(worker_command)
    try:
        while not ended.wait(0.5) and web.poll() is None and worker.lives_on():
            pass
    finally:
        _end([web, worker.process])
    return 0 if ended.is_set() else 1


class Worker:
    """The process for long work, and whatever takes its place."""

    def __init__(self, command: list[str]) -> None:
        """Start it."""
        self._command = command
        self._short_lives = 0
        self._is_mourned = False
        self._begin()

    @property
    def process(self) -> subprocess.Popen[bytes]:
        """The process that runs, or ran last."""
        return self._process

    def lives_on(self) -> bool:
        """Start the worker anew if it has died; tell whether that makes sense any longer."""
        if self._process.poll() is None:
            return True
        if not self._is_mourned:
            self._is_mourned = True
            self._short_lives = self._short_lives + 1 if time.monotonic() - self._since < SHORT_LIFE else 0
            _say(_("Tiến trình nền đã dừng đột ngột; khởi động lại."))
        if self._short_lives >= MOST_SHORT_LIVES:
            _say(_("Tiến trình nền không chạy được; dừng máy chủ."))
            return False
        with contextlib.suppress(DatabaseError):  # busy or away: tried again, before anything new runs
            resume()
            self._begin()
        return True

    def _begin(self) -> None:
        self._process = _started(self._command)
        self._since = time.monotonic()
        self._is_mourned = False


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def _started(command: list[str]) -> subprocess.Popen[bytes]:
    """Start a process in a session of its own: an interrupt typed at the terminal reaches it through us, once."""
    return subprocess.Popen(command, start_new_session=True)  # noqa: S603 - our own commands


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
        with contextlib.suppress(ProcessLookupError):  # children of one that was killed itself
            os.killpg(process.pid, signal.SIGKILL)
