"""A PostgreSQL server for tests: one that was given, or one started here from the machine's own binaries.

`TEST_PG_URL=postgresql://user:password@host:port/database` names a server that stands; its user must be allowed to
make databases. Otherwise the newest `initdb` found is used: data in a fresh folder, a random loopback port, no
socket file, nothing kept. PostgreSQL refuses root, so root's place is taken by `postgres` or `nobody`.
"""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")
SECONDS_TO_START = 60
SECONDS_TO_END = 20
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=40", "shared_buffers=64MB")
ENVIRONMENT = {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "TZ": "UTC"}


class NoServer(Exception):  # noqa: N818 - a state of the machine
    """There is no PostgreSQL to test with; says why."""


@contextlib.contextmanager
def postgres() -> Iterator[str]:
    """Yield the address of a server to test with.

    Raises:
        NoServer: if none was given and none can be started.

    """
    if given := os.environ.get("TEST_PG_URL"):
        yield given
        return
    folder = Path(tempfile.mkdtemp(prefix="parindex-pg-", dir=_place()))
    try:
        with _server(_binaries(), folder) as address:
            yield address
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _binaries() -> Path:
    """Return the folder that holds the newest `initdb` and `postgres`."""
    versions = (folder for folder in DEBIAN.glob("*/bin") if folder.parent.name.isdigit())
    places = sorted(versions, key=lambda folder: int(folder.parent.name), reverse=True)
    if found := shutil.which("initdb"):
        places.append(Path(found).resolve().parent)
    for place in places:
        if os.access(place / "initdb", os.X_OK) and os.access(place / "postgres", os.X_OK):
            return place
    raise NoServer("no PostgreSQL server binaries on this machine (Debian: apt install postgresql)")


def _place() -> str:
    """Return a folder for temporary files that another user can pass through."""
    for name in (tempfile.gettempdir(), "/tmp", "/var/tmp"):  # noqa: S108 - mkdtemp makes a private folder below
        if all(folder.stat().st_mode & 0o001 for folder in (Path(name).resolve(), *Path(name).resolve().parents)):
            return name
    raise NoServer("no temporary folder that the server's user can reach")


def _other_user() -> dict[str, object]:
    """Return how to start a process as somebody other than root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise NoServer("running as root, and neither `postgres` nor `nobody` exists to take its place")


@contextlib.contextmanager
def _server(binaries: Path, folder: Path) -> Iterator[str]:
    who = _other_user()
    if who:
        os.chown(folder, who["user"], who["group"])
    data, log = folder / "data", folder / "log"
    options = {"cwd": folder, "env": ENVIRONMENT, "start_new_session": True, **who}
    init = [binaries / "initdb", "--no-sync", "--auth=trust", "--username=parindex", "--encoding=UTF8", "-D", data]
    made = subprocess.run([*init, "--locale=C.UTF-8"], capture_output=True, text=True, check=False, **options)
    if made.returncode:
        raise NoServer(f"initdb failed: {made.stderr.strip()}")
    port = _free_port()
    settings = [f"port={port}", "listen_addresses=127.0.0.1", "unix_socket_directories=", *FAST]
    command = [binaries / "postgres", "-D", data, *(word for setting in settings for word in ("-c", setting))]
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, stdin=subprocess.DEVNULL, **options)
    try:
        _wait_for(process, port, log)
        yield f"postgresql://parindex@127.0.0.1:{port}/postgres"
    finally:
        _end(process)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_for(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Return once the server answers a query."""
    import psycopg  # noqa: PLC0415 - asked for only where a server was found

    last = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < last and process.poll() is None:
        try:
            psycopg.connect(host="127.0.0.1", port=port, user="parindex", dbname="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise NoServer(f"the server did not start: {log.read_text(errors='replace').strip()[-2000:]}")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the server by its process id: at once, without waiting for clients."""
    if process.poll() is not None:
        return
    process.send_signal(signal.SIGINT)
    try:
        process.wait(SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
