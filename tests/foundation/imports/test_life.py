"""The life of a batch: previewed, confirmed once, undone, and whole after a crash."""

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from pytest_django import Settings

from parindex.foundation.audit.models import Event
from parindex.foundation.audit.queries import prove_chains
from parindex.foundation.files.problems import refuse
from parindex.foundation.files.store import keep
from parindex.foundation.imports.actions import ask_confirm, confirm, read, start_batch, undo, write
from parindex.foundation.imports.jobs import confirm_batch, read_batch
from parindex.foundation.imports.kinds import Found, Reading, Request, Written, kinds
from parindex.foundation.imports.models import Batch, BatchState
from parindex.foundation.imports.policies import TRANSITIONS
from parindex.foundation.imports.queries import progress_of, visible_to
from parindex.foundation.imports.recovering import recover
from parindex.foundation.people.actor import Actor, GrantedRole, command_actor
from parindex.foundation.people.models import Role
from parindex.foundation.people.permissions import NotAllowed
from parindex.foundation.people.policies import NotPossible
from parindex.foundation.units.models import Unit

AT = datetime.datetime(2023, 5, 1, 8, tzinfo=datetime.UTC)


class Lines:
    """A kind whose register is a list of lines, each with the batch that wrote it."""

    name, label = "lines", "dòng"
    roles = frozenset({Role.COORDINATOR, Role.ONE_STOP})
    undoes_latest_first = True
    stored: dict[str, int] = {}  # noqa: RUF012 - a fake register
    breaks = False

    def read(self, request: Request) -> Reading:
        count = 0

        def rows() -> Iterator[str]:
            nonlocal count
            for line in request.path.read_text().splitlines():
                if line == "refuse":
                    raise refuse("test", "Không đọc được.", file=request.name)
                count += 1
                yield line

        return Reading(rows(), lambda: Found({"data": count, "chosen": dict(request.choices)}, "plain", ("line",)))

    def write(self, batch: Batch, reading: Reading) -> Written:
        new = 0
        for row in reading.rows:
            batch.unit.save()  # any write: it must not outlive the transaction
            new += row not in self.stored
            self.stored.setdefault(row, batch.pk)
        if self.breaks:
            raise RuntimeError
        return Written("d" * 64, {"new": new})

    def undo(self, batch: Batch) -> Mapping[str, int]:
        gone = [row for row, owner in self.stored.items() if owner == batch.pk]
        for row in gone:
            del self.stored[row]
        return {"removed": len(gone)}


KIND = Lines()


@pytest.fixture(autouse=True)
def lines(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"
    settings.IMPORT_KINDS = {"lines": f"{__name__}.KIND"}
    KIND.stored.clear()
    KIND.breaks = False


@pytest.fixture
def commune(db: None) -> Unit:  # noqa: ARG001 - opens the database
    return Unit.objects.create(code="21500", name="Xã Ba Giang", level="commune", opened_on=datetime.date(2000, 1, 1))


def actor(role: Role, unit: Unit) -> Actor:
    return Actor("an", "An", (GrantedRole(role, unit.pk, unit.code, unit.name, frozenset({unit.pk})),))


def batch_of(unit: Unit, text: str, tmp_path: Path, role: Role = Role.COORDINATOR) -> Batch:
    file = tmp_path / "lines.txt"
    file.write_text(text)
    batch = start_batch(kind="lines", unit=unit, file=keep(file), actor=actor(role, unit), at=AT, choices={"a": "b"})
    return read(batch=batch, at=AT)


def test_nothing_is_written_before_confirmation(commune: Unit, tmp_path: Path) -> None:
    batch = batch_of(commune, "x\ny\n", tmp_path)
    assert (batch.state, batch.rows_total, batch.layout, batch.columns) == (BatchState.READY, 2, "plain", ["line"])
    assert batch.report == {"data": 2, "chosen": {"a": "b"}, "choices": {"a": "b"}}
    assert KIND.stored == {}


def test_a_confirmed_batch_is_one_event_with_the_digest_of_its_rows(commune: Unit, tmp_path: Path) -> None:
    batch = confirm(batch=batch_of(commune, "x\ny\n", tmp_path), actor=actor(Role.ONE_STOP, commune), at=AT)
    assert (batch.state, batch.rows_done, batch.digest) == (BatchState.CONFIRMED, 2, "d" * 64)
    assert set(KIND.stored) == {"x", "y"}
    [event] = Event.objects.filter(act="lines.import.confirmed")
    after = event.after or {}
    assert (event.chain, after["digest"], after["counts"]) == ("21500", "d" * 64, {"new": 2})
    assert prove_chains().broken == ()
    assert progress_of(batch) == (2, 2)


def test_the_same_file_again_changes_nothing(commune: Unit, tmp_path: Path) -> None:
    boss = actor(Role.COORDINATOR, commune)
    first = confirm(batch=batch_of(commune, "x\n", tmp_path), actor=boss, at=AT)
    confirm(batch=batch_of(commune, "x\nz\n", tmp_path), actor=boss, at=AT)
    before = dict(KIND.stored)
    again = confirm(batch=batch_of(commune, "x\n", tmp_path), actor=boss, at=AT)
    assert again.state == BatchState.CONFIRMED
    assert again.report["repeats"] == first.pk
    undo(batch=again, actor=boss, at=AT)
    assert KIND.stored == before


def test_a_file_comes_in_again_once_its_first_batch_is_undone(commune: Unit, tmp_path: Path) -> None:
    boss = actor(Role.COORDINATOR, commune)
    first = confirm(batch=batch_of(commune, "x\n", tmp_path), actor=boss, at=AT)
    undo(batch=first, actor=boss, at=AT)
    assert KIND.stored == {}
    second = confirm(batch=batch_of(commune, "x\n", tmp_path), actor=boss, at=AT)
    assert KIND.stored == {"x": second.pk}


def test_batches_are_undone_latest_first(commune: Unit, tmp_path: Path) -> None:
    boss = actor(Role.COORDINATOR, commune)
    first = confirm(batch=batch_of(commune, "x\n", tmp_path), actor=boss, at=AT)
    second = confirm(batch=batch_of(commune, "y\n", tmp_path), actor=boss, at=AT)
    with pytest.raises(NotPossible, match="trước"):
        undo(batch=first, actor=boss, at=AT)
    first.refresh_from_db()
    assert first.state == BatchState.CONFIRMED
    undo(batch=second, actor=boss, at=AT)
    undo(batch=first, actor=boss, at=AT)
    assert KIND.stored == {}


def test_a_refused_file_says_why(commune: Unit, tmp_path: Path) -> None:
    batch = batch_of(commune, "x\nrefuse\n", tmp_path)
    assert batch.state == BatchState.REFUSED
    assert [problem["what"] for problem in batch.report["problems"]] == ["Không đọc được."]
    with pytest.raises(NotPossible):
        confirm(batch=batch, actor=actor(Role.COORDINATOR, commune), at=AT)


@pytest.mark.django_db(transaction=True)
def test_a_write_that_fails_leaves_the_old_state_whole(tmp_path: Path) -> None:
    commune = Unit.objects.create(
        code="21500", name="Xã Ba Giang", level="commune", opened_on=datetime.date(2000, 1, 1)
    )
    KIND.breaks = True
    batch = batch_of(commune, "x\n", tmp_path)
    with pytest.raises(RuntimeError):
        confirm(batch=batch, actor=actor(Role.COORDINATOR, commune), at=AT)
    batch.refresh_from_db()
    assert (batch.state, batch.digest) == (BatchState.READY, "")
    assert not Event.objects.filter(act="lines.import.confirmed").exists()


def test_a_batch_that_a_crash_left_half_way_is_ready_again(commune: Unit, tmp_path: Path) -> None:
    boss = actor(Role.COORDINATOR, commune)
    batch = ask_confirm(batch=batch_of(commune, "x\n", tmp_path), actor=boss, at=AT)
    Batch.objects.create(
        kind="lines",
        unit=commune,
        state=BatchState.READING,
        file_name="b",
        file_sha256="0" * 64,
        file_size=1,
        created_at=AT,
    )
    assert recover() == 2
    assert sorted(Batch.objects.values_list("state", flat=True)) == [BatchState.READY, BatchState.REFUSED]
    batch.refresh_from_db()
    assert [problem["what"] for problem in batch.report["problems"]] == [
        "Việc đọc hoặc ghi tệp này bị ngắt giữa chừng."
    ]
    assert confirm(batch=batch, actor=boss, at=AT).state == BatchState.CONFIRMED


def test_a_batch_the_worker_has_still_to_write_stays_as_it_is(commune: Unit, tmp_path: Path) -> None:
    boss = actor(Role.COORDINATOR, commune)
    waiting, stuck = (ask_confirm(batch=batch_of(commune, text, tmp_path), actor=boss, at=AT) for text in "xy")
    confirm_batch.enqueue(waiting.pk, "an", AT.isoformat())
    assert recover() == 1
    waiting.refresh_from_db()
    stuck.refresh_from_db()
    assert (waiting.state, stuck.state) == (BatchState.CONFIRMING, BatchState.READY)


def test_a_file_imported_again_is_undone_before_the_first(commune: Unit, tmp_path: Path) -> None:
    boss = actor(Role.COORDINATOR, commune)
    first, again = (confirm(batch=batch_of(commune, "x\n", tmp_path), actor=boss, at=AT) for _turn in range(2))
    with pytest.raises(NotPossible, match="nhập lại cùng tệp"):
        undo(batch=first, actor=boss, at=AT)
    assert KIND.stored == {"x": first.pk}
    undo(batch=again, actor=boss, at=AT)
    undo(batch=first, actor=boss, at=AT)
    assert KIND.stored == {}


@pytest.mark.parametrize("role", list(Role))
def test_only_the_roles_of_the_kind_bring_files_in(commune: Unit, tmp_path: Path, role: Role) -> None:
    if role in Lines.roles:
        batch = confirm(batch=batch_of(commune, "x\n", tmp_path, role), actor=actor(role, commune), at=AT)
        undo(batch=batch, actor=actor(role, commune), at=AT)
        return
    with pytest.raises(NotAllowed, match="nhập dòng"):
        batch_of(commune, "x\n", tmp_path, role)
    batch = batch_of(commune, "x\n", tmp_path)
    with pytest.raises(NotAllowed):
        confirm(batch=batch, actor=actor(role, commune), at=AT)


def test_nobody_writes_what_nobody_confirmed(commune: Unit, tmp_path: Path) -> None:
    with pytest.raises(NotPossible, match="Chờ xác nhận"):
        write(batch=batch_of(commune, "x\n", tmp_path), by="an", at=AT)
    batch = confirm(batch=batch_of(commune, "y\n", tmp_path), actor=actor(Role.COORDINATOR, commune), at=AT)
    with pytest.raises(NotPossible):
        confirm(batch=batch, actor=actor(Role.COORDINATOR, commune), at=AT)


def test_the_worker_does_the_same(commune: Unit, tmp_path: Path) -> None:
    batch = batch_of(commune, "x\n", tmp_path)
    read_batch.func(batch.pk, AT.isoformat())
    ask_confirm(batch=batch, actor=actor(Role.COORDINATOR, commune), at=AT)
    confirm_batch.func(batch.pk, "an", AT.isoformat())
    batch.refresh_from_db()
    assert batch.state == BatchState.CONFIRMED
    assert Event.objects.get(act="lines.import.confirmed").actor == "an"


def test_batches_are_seen_within_ones_units(commune: Unit, tmp_path: Path) -> None:
    batch = batch_of(commune, "x\n", tmp_path)
    assert list(visible_to(actor(Role.VIEWER, commune))) == [batch]
    assert list(visible_to(Actor("b", "B"))) == []
    assert list(visible_to(command_actor("test"))) == [batch]


def test_every_state_has_its_row_in_the_table() -> None:
    assert set(TRANSITIONS) == set(BatchState)
    assert kinds() == {"lines": KIND}
