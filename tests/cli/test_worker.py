"""The worker beside the web server: it dies, the desk stays."""

import pytest
from django.db import OperationalError

from parindex.cli import serve


class Process:
    """A process that ends when it is told to."""

    def __init__(self) -> None:
        self.ended: int | None = None

    def poll(self) -> int | None:
        return self.ended


@pytest.fixture
def clock(monkeypatch) -> list[float]:
    """Seconds, as the test moves them on."""
    now = [0.0]
    monkeypatch.setattr(serve.time, "monotonic", lambda: now[0])
    return now


@pytest.fixture
def started(monkeypatch) -> list[Process]:
    """All processes ever started."""
    processes: list[Process] = []
    monkeypatch.setattr(serve, "_started", lambda _command: processes.append(Process()) or processes[-1])
    return processes


def test_a_worker_that_dies_is_started_anew_once_what_it_did_is_set_right(monkeypatch, clock, started) -> None:
    seen = []
    monkeypatch.setattr(serve, "resume", lambda: seen.append(len(started)))
    worker = serve.Worker(["worker"])
    assert worker.lives_on()
    assert len(started) == 1
    clock[0], started[0].ended = 60, -9
    assert worker.lives_on()
    assert (len(started), seen) == (2, [1])
    assert worker.process is started[1]


def test_while_the_database_is_busy_no_new_worker_begins(monkeypatch, clock, started) -> None:
    def busy() -> None:
        raise OperationalError("database is locked")

    worker = serve.Worker(["worker"])
    clock[0], started[0].ended = 60, 1
    monkeypatch.setattr(serve, "resume", busy)
    assert worker.lives_on()
    assert worker.lives_on()
    assert len(started) == 1
    monkeypatch.setattr(serve, "resume", lambda: 0)
    assert worker.lives_on()
    assert len(started) == 2


def test_a_worker_that_cannot_live_ends_the_server_with_a_sentence(monkeypatch, clock, started, capsys) -> None:
    monkeypatch.setattr(serve, "resume", lambda: 0)
    worker = serve.Worker(["worker"])
    for _turn in range(serve.MOST_SHORT_LIVES - 1):
        started[-1].ended = 1
        assert worker.lives_on()
    started[-1].ended = 1
    assert not worker.lives_on()
    assert "không chạy được" in capsys.readouterr().err
    assert clock == [0.0]
