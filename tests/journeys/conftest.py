"""A small demo, served as in an office, and people who look at it in a real browser."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser import Desk, context_of
from parindex.demo.people import PASSWORD

SECONDS_TO_BUILD, SECONDS_TO_END = 120, 30
SCRIPT = Path(__file__).with_name("small_demo.py")


@pytest.fixture(scope="session")
def demo(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:  # noqa: ARG001 - skips without one
    """Build and serve the demo once; return its address."""
    home = tmp_path_factory.mktemp("demo")
    port = _free_port()
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "parindex.config.settings",
        "PARINDEX_HOME": str(home),
        "PARINDEX_DATABASE_URL": f"sqlite:///{home / 'demo.sqlite3'}",
    }
    with (home / "log").open("wb") as log:
        process = subprocess.Popen([sys.executable, SCRIPT, str(port)], env=environment, stdout=log, stderr=log)  # noqa: S603 - our own script
    try:
        _wait_for(process, f"http://127.0.0.1:{port}/dang-nhap/", home / "log")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(SECONDS_TO_END)


@pytest.fixture
def enter(browser: Browser, demo: str) -> Iterator[Callable[..., Desk]]:
    """Let somebody sign in (None: nobody); options are those of a browser context."""
    contexts = []

    def entering(username: str | None, path: str = "/", **options: object) -> Desk:
        context = context_of(browser, **options)
        contexts.append(context)
        desk = Desk(context.new_page(), demo)
        if username is None:
            desk.open(path)
        else:
            desk.sign_in(username, PASSWORD, path)
        return desk

    yield entering
    for context in contexts:
        context.close()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_for(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    last = time.monotonic() + SECONDS_TO_BUILD
    while time.monotonic() < last and process.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 - our own server
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"the demo did not start: {log.read_text(errors='replace')[-2000:]}")
