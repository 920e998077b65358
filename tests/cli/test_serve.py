"""`parindex serve`: answers on a free port, and ends the server and the worker together, whichever way it ends."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.machine import Machine

PATIENCE = 60  # seconds a busy machine may take to start or to end
SIGN_IN = "/dang-nhap/"
pytestmark = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="finds processes by /proc")


@pytest.fixture(scope="module")
def machine(tmp_path_factory) -> Machine:
    made = Machine(tmp_path_factory.mktemp("serve"))
    assert made.run("setup")[0] == 0
    return made


class Served:
    """A running `parindex serve`."""

    def __init__(self, machine: Machine, port: int) -> None:
        self.port = port
        self.process = subprocess.Popen(  # noqa: S603 - our own command
            machine.command("serve", "--format", "json"),
            env=machine.environment | {"PORT": str(port)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        wait_for(lambda: self.process.poll() is not None or self.status() is not None)
        self.family = descendants(self.process.pid)

    def status(self) -> int | None:
        """Return how the page to sign in answers; None while nobody answers."""
        try:
            return self.get(SIGN_IN)[0]
        except OSError:
            return None

    def get(self, path: str) -> tuple[int, str]:
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)) as connection:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()

    def worker(self) -> int | None:
        """Return the worker that lives."""
        family = filter(is_running, descendants(self.process.pid))
        return next((pid for pid in family if "db_worker" in command_of(pid)), None)

    def ended(self) -> int:
        return self.process.wait(PATIENCE)


@pytest.fixture
def served(machine) -> Iterator[Served]:
    """Serve on a free port; whatever a test left running is ended after it."""
    running = Served(machine, free_port())
    yield running
    for pid in (*running.family, *descendants(running.process.pid), running.process.pid):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    running.process.communicate()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return found.getsockname()[1]


def wait_for(is_so) -> None:
    last = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < last, "it took too long"
        time.sleep(0.05)


def descendants(pid: int) -> list[int]:
    """Return the ids of all processes that one started, at any depth."""
    found = []
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                found += [int(child), *descendants(int(child))]
    return found


def is_running(pid: int) -> bool:
    """Tell whether a process lives; one that only waits to be buried does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def command_of(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_answers_and_both_processes_end_when_it_is_asked_to(served, number):
    status, page = served.get(SIGN_IN)
    assert status == 200
    assert "csrfmiddlewaretoken" in page
    commands = [command_of(pid) for pid in served.family]
    assert any("granian" in command for command in commands)
    assert any("db_worker" in command for command in commands)
    served.process.send_signal(number)
    assert served.ended() == 0
    wait_for(lambda: not any(map(is_running, served.family)))
    assert served.status() is None
    assert b'"problems": []' in served.process.stdout.read()


def test_where_the_web_server_fails_the_worker_is_ended(served):
    server = next(pid for pid in served.family if "granian" in command_of(pid))
    os.kill(server, signal.SIGKILL)
    assert served.ended() == 1
    wait_for(lambda: not any(map(is_running, served.family)))
    assert served.status() is None


def test_where_the_worker_dies_another_takes_its_place_and_the_desk_stays(served):
    os.kill(worker := served.worker(), signal.SIGKILL)
    wait_for(lambda: served.worker() not in (worker, None))
    assert served.status() == 200
    assert served.process.poll() is None


def test_a_port_in_use_is_told_and_nothing_is_started(machine):
    with socket.create_server(("127.0.0.1", 0)) as other:
        code, said = machine.json("serve", PORT=str(other.getsockname()[1]))
    [problem] = said["problems"]
    assert (code, said["schema"], problem["code"]) == (1, "parindex.serve/1", "port-taken")
    assert "cổng khác" in problem["remedy"]


def test_an_address_that_this_machine_does_not_have_is_told(machine):
    code, said = machine.json("serve", "--host", "192.0.2.1", "--port", str(free_port()))
    assert (code, said["problems"][0]["code"]) == (1, "port-taken")
    assert "không có địa chỉ" in said["problems"][0]["why"]


@pytest.mark.parametrize("port", ["0", "65536", "tám nghìn", "-1"])
def test_a_port_that_is_none_is_a_wrong_call(machine, port):
    assert machine.run("serve", PORT=port) == (2, "")
    assert "cổng" in machine.said


def test_a_database_that_is_not_set_up_is_not_served(tmp_path):
    code, said = Machine(tmp_path).json("serve", PORT=str(free_port()))
    assert (code, said["schema"], said["problems"][0]["code"]) == (1, "parindex.serve/1", "database")
    assert "parindex setup" in said["problems"][0]["remedy"]
