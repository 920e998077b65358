"""`parindex serve`: the web server and the worker for long work, started together and ended together."""

import argparse
import os
import signal
import subprocess
import sys
import threading

from django.core.management import call_command

from parindex.cli.output import Output

HOST = "127.0.0.1"
SECONDS_TO_END = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare how the command is called."""
    parser.add_argument("--host", default=os.environ.get("HOST", HOST), help="địa chỉ lắng nghe (mặc định 127.0.0.1)")
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")), help="cổng (mặc định 8000)")


def run(arguments: argparse.Namespace) -> Output:
    """Serve until interrupted, or until one of the two processes ends by itself."""
    return Output({"schema": "parindex.serve/1", "problems": []}, exit_code=serve(arguments.host, arguments.port))


def serve(host: str, port: int) -> int:
    """Run both processes; return 0 when asked to end, 1 when one of them failed."""
    call_command("collectstatic", interactive=False, verbosity=0)
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
    quiet = ["--log-level", "warning", "parindex.config.wsgi:application"]
    return [sys.executable, *server, *quiet], [sys.executable, "-m", "django", "db_worker", "--interval", "0.5"]


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
