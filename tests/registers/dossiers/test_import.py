"""A list of dossiers on its way in: previewed, confirmed whole, idempotent, undone exactly."""

import datetime
import json
from pathlib import Path

import pytest
from django.conf import LazySettings

from parindex.foundation.audit.models import Event
from parindex.foundation.audit.queries import prove_chains
from parindex.foundation.imports.actions import confirm, undo
from parindex.foundation.imports.models import BatchState
from parindex.foundation.imports.recovering import recover
from parindex.foundation.people.models import Role
from parindex.foundation.people.permissions import NotAllowed
from parindex.foundation.people.policies import NotPossible
from parindex.foundation.units.models import Unit
from parindex.registers.dossiers.actions import import_file
from parindex.registers.dossiers.importing.spool import Spool
from parindex.registers.dossiers.models import Displaced, Dossier
from parindex.registers.dossiers.queries import dossiers_of, fields_to_map, figures_of
from registers.dossiers.importing import AT, COMMAND, bring_in, country, officer, preview, register
from registers.dossiers.lists import IGATE, igate, row, write_xlsx

pytestmark = pytest.mark.django_db
OPEN = {"finished": None, "state": "Đang xử lý"}


@pytest.fixture
def units(settings: LazySettings, tmp_path: Path) -> dict[str, Unit]:
    settings.FILES_ROOT = tmp_path / "files"
    return country()


@pytest.fixture
def giang(units: dict[str, Unit]) -> Unit:
    return units["Xã Ba Giang"]


def test_a_preview_writes_no_dossier_and_says_what_would_happen(tmp_path: Path, giang: Unit) -> None:
    batch = preview(igate(tmp_path / "a.xlsx", row(1), row(2), row(3, state="?"), below=[["Tổng số: 9"]]), giang)
    assert (batch.state, batch.layout) == (BatchState.READY, "igate")
    assert batch.report["rows"] == {"data": 3, "accepted": 2, "duplicate": 0, "rejected": 1}
    assert batch.report["difference"] == {"new": 2, "changed": 0, "unchanged": 0, "older": 0}
    assert batch.report["declared_totals"][0]["computed"] == 3
    assert [problem["line"] for problem in batch.report["problems"]] == [4, 5]
    assert batch.report["figures"]["resolved"] == 2
    assert not Dossier.objects.exists()


def test_confirmed_rows_hold_what_the_file_said(tmp_path: Path, giang: Unit) -> None:
    batch = bring_in(igate(tmp_path / "a.xlsx", row(1, owner="Nguyễn Thị Bịa")), giang)
    dossier = Dossier.objects.get()
    assert (dossier.unit, dossier.batch, dossier.state, dossier.raw_state) == (giang, batch, 10, "Đã trả kết quả")
    assert dossier.received_at == datetime.datetime(2023, 2, 1, 1, 30, tzinfo=datetime.UTC)
    assert (dossier.received_on, dossier.received_month) == (datetime.date(2023, 2, 1), 202302)
    assert (dossier.due_at, dossier.due_on) == (None, datetime.date(2023, 2, 6))
    assert (dossier.finished_on, dossier.finished_month) == (datetime.date(2023, 2, 3), 202302)
    assert dossier.owner_masked == "N*** T*** B***"
    assert (dossier.procedure_key, dossier.channel) == ("dang ky khai sinh", "")
    assert (dossier.has_fee, dossier.knows_apology, dossier.knows_payment) == (None, False, False)
    assert (dossier.knows_due, dossier.knows_finish, dossier.knows_in_system) == (True, True, False)


def test_our_own_layout_carries_every_column(tmp_path: Path, giang: Unit) -> None:
    said = {
        "Mã hồ sơ": "000.21.53.H48-230201-0001", "Mã thủ tục": "1.001193.000.00.00.H48", "Cơ quan/đơn vị": "Ba Giang",
        "Đơn vị tiếp nhận": "Ba Vì", "Ngày tiếp nhận": "01/02/2023", "Trạng thái": "Đã trả kết quả",
        "Hình thức tiếp nhận": "Trực tuyến", "Ngày hẹn trả": "02/02/2023", "Ngày kết thúc xử lý": "03/02/2023",
        "Ngày trả kết quả": "04/02/2023", "Trả kết quả qua bưu chính": "x", "Ngày có văn bản xin lỗi": "02/02/2023",
        "Ngày cập nhật vào hệ thống": "01/02/2023", "TTHC cung cấp trực tuyến": "có", "Phát sinh nghĩa vụ tài chính": 1,
        "Ngày thanh toán trực tuyến": "01/02/2023", "Có số hóa thành phần hồ sơ": "có", "Có kết quả điện tử": None,
    }  # fmt: skip
    batch = bring_in(write_xlsx(tmp_path / "a.xlsx", {"A": [list(said), list(said.values())]}), giang)
    dossier = Dossier.objects.select_related("receiving_unit").get()
    assert batch.layout == "canonical"
    assert dossier.receiving_unit is not None
    assert (dossier.receiving_unit.name, dossier.channel, dossier.procedure_key) == ("Xã Ba Vì", "online", "1.001193")
    assert (dossier.returned_by_post, dossier.has_fee, dossier.is_offered_online) == (True, True, True)
    assert (dossier.has_digitised_components, dossier.has_electronic_result) == (True, False)
    assert (dossier.apology_on, dossier.knows_apology) == (datetime.date(2023, 2, 2), True)
    assert (dossier.paid_online_on, dossier.knows_payment) == (datetime.date(2023, 2, 1), True)
    assert (dossier.in_system_on, dossier.returned_on) == (datetime.date(2023, 2, 1), datetime.date(2023, 2, 4))
    assert dossier.knows_in_system


def test_a_list_without_due_day_and_finish_does_not_know_them(tmp_path: Path, giang: Unit) -> None:
    headings = ["Mã hồ sơ", "Tên thủ tục hành chính", "Cơ quan/đơn vị", "Ngày tiếp nhận", "Trạng thái"]
    values = ["000.21.53.H48-230201-0001", "Chứng thực", "Ba Giang", "01/02/2023", "Đã trả kết quả"]
    bring_in(write_xlsx(tmp_path / "a.xlsx", {"A": [headings, values]}), giang)
    dossier = Dossier.objects.get()
    assert (dossier.knows_due, dossier.knows_finish) == (False, False)
    bring_in(igate(tmp_path / "b.xlsx", row(1)), giang, hours=1)
    assert Dossier.objects.filter(knows_due=True, knows_finish=True).count() == 1


def test_importing_twice_changes_nothing(tmp_path: Path, giang: Unit) -> None:
    bring_in(igate(tmp_path / "a.xlsx", row(1), row(2)), giang)
    before = register()
    again = bring_in(igate(tmp_path / "b.xlsx", row(2), row(1), above=[["Xuất lại"]]), giang, hours=1)
    assert again.report["written"] == {"new": 0, "changed": 0, "unchanged": 2, "older": 0}
    bring_in(tmp_path / "a.xlsx", giang, hours=2)
    assert register() == before


def test_a_newer_export_updates_rows_and_undo_restores_exactly_what_stood(tmp_path: Path, giang: Unit) -> None:
    bring_in(igate(tmp_path / "a.xlsx", row(1, **OPEN), row(2), row(3)), giang)
    before = register()
    newer = bring_in(igate(tmp_path / "b.xlsx", row(1), row(2), row(3, due="01/02/2023"), row(4)), giang, hours=1)
    assert newer.report["written"] == {"new": 1, "changed": 2, "unchanged": 1, "older": 0}
    assert Dossier.objects.get(code__endswith="0001").state == 10
    assert Displaced.objects.count() == 2
    undo(batch=newer, actor=COMMAND, at=AT)
    assert register() == before
    assert not Displaced.objects.exists()
    assert newer.state == BatchState.UNDONE


def test_undo_is_refused_where_a_later_batch_changed_the_same_rows(tmp_path: Path, giang: Unit) -> None:
    first = bring_in(igate(tmp_path / "a.xlsx", row(1, **OPEN), row(2)), giang)
    second = bring_in(igate(tmp_path / "b.xlsx", row(1)), giang, hours=1)
    with pytest.raises(NotPossible, match=r"b\.xlsx"):
        undo(batch=first, actor=COMMAND, at=AT)
    first.refresh_from_db()
    assert first.state == BatchState.CONFIRMED
    undo(batch=second, actor=COMMAND, at=AT)
    undo(batch=first, actor=COMMAND, at=AT)
    assert register() == []


def test_batches_on_other_rows_are_undone_in_any_order(tmp_path: Path, giang: Unit) -> None:
    first = bring_in(igate(tmp_path / "a.xlsx", row(1)), giang)
    bring_in(igate(tmp_path / "b.xlsx", row(2)), giang, hours=1)
    undo(batch=first, actor=COMMAND, at=AT)
    assert [dossier.code[-4:] for dossier in Dossier.objects.all()] == ["0002"]


def test_undo_is_refused_where_a_later_batch_kept_rows_because_they_stood(tmp_path: Path, giang: Unit) -> None:
    """The monthly export repeats what the month before said: without the first file those rows would be gone."""
    january = bring_in(igate(tmp_path / "a.xlsx", row(1), row(2)), giang)
    february = bring_in(igate(tmp_path / "b.xlsx", row(2), row(3)), giang, hours=1)
    with pytest.raises(NotPossible, match=r"b\.xlsx"):
        undo(batch=january, actor=COMMAND, at=AT)
    assert Dossier.objects.count() == 3
    undo(batch=february, actor=COMMAND, at=AT)
    undo(batch=january, actor=COMMAND, at=AT)
    assert not Dossier.objects.exists()


def test_an_older_export_does_not_bring_back_an_earlier_state(tmp_path: Path, giang: Unit) -> None:
    bring_in(igate(tmp_path / "new.xlsx", row(1), row(2, received="01/03/2023", finished="02/03/2023")), giang)
    before = register()
    old = bring_in(igate(tmp_path / "old.xlsx", row(1, **OPEN)), giang, hours=1)
    assert old.report["written"]["older"] == 1
    assert register() == before


def test_a_file_without_a_column_leaves_what_another_file_said(tmp_path: Path, giang: Unit) -> None:
    names = [*IGATE, "Hình thức nộp", "Ngày có văn bản xin lỗi"]
    bring_in(write_xlsx(tmp_path / "a.xlsx", {"A": [names, [*row(1, **OPEN), "Trực tuyến", "05/02/2023"]]}), giang)
    bring_in(igate(tmp_path / "b.xlsx", row(1)), giang, hours=1)
    dossier = Dossier.objects.get()
    assert (dossier.state, dossier.channel, dossier.knows_apology) == (10, "online", True)


def test_rows_of_units_outside_the_scope_are_refused(tmp_path: Path, giang: Unit) -> None:
    rows = [row(1), row(2, unit="UBND xã Ba Vì"), row(3, unit="UBND xã Không Có")]
    batch = bring_in(igate(tmp_path / "a.xlsx", *rows), giang)
    assert [problem["code"] for problem in batch.report["problems"]] == ["unit_out_of_scope", "unknown_unit"]
    assert Dossier.objects.count() == 1


def test_a_district_brings_in_all_its_communes(tmp_path: Path, units: dict[str, Unit]) -> None:
    batch = bring_in(igate(tmp_path / "a.xlsx", row(1), row(2, unit="Ba Vì")), units["Huyện Ba Tơ"])
    assert {dossier.unit.name for dossier in Dossier.objects.select_related("unit")} == {"Xã Ba Giang", "Xã Ba Vì"}
    assert len(batch.report["by_unit"]) == 2


def test_a_list_without_units_belongs_to_the_commune_that_uploads_it(tmp_path: Path, units: dict[str, Unit]) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"A": [["Mã", "Số hồ sơ", "Ngày nhận", "Trạng thái"], [1, *_bare(1)]]})
    bring_in(path, units["Xã Ba Giang"])
    assert Dossier.objects.get().unit == units["Xã Ba Giang"]
    batch = preview(path, units["Huyện Ba Tơ"])
    assert batch.state == BatchState.REFUSED
    assert batch.report["problems"][-1]["code"] == "unit_needed"


def _bare(number: int) -> list[object]:
    return [f"000.21.53.H48-230201-{number:04d}", "01/02/2023", "Đang xử lý"]


@pytest.mark.parametrize("role", [Role.VIEWER, Role.ADMINISTRATOR, Role.CHAIR])
def test_only_one_stop_and_coordinator_import(tmp_path: Path, giang: Unit, role: Role) -> None:
    path = igate(tmp_path / "a.xlsx", row())
    preview(path, giang, officer(giang))
    with pytest.raises(NotAllowed):
        preview(path, giang, officer(giang, role))


def test_nobody_imports_for_another_commune(tmp_path: Path, units: dict[str, Unit]) -> None:
    with pytest.raises(NotAllowed):
        preview(igate(tmp_path / "a.xlsx", row()), units["Xã Ba Vì"], officer(units["Xã Ba Giang"]))


def test_a_corrected_mapping_is_used_and_remembered_for_the_next_file(tmp_path: Path, giang: Unit) -> None:
    names = ["Ngày lạ" if name == "Ngày hẹn trả" else name for name in IGATE]
    path = write_xlsx(tmp_path / "a.xlsx", {"A": [names, row(1, due="02/02/2023")]})
    assert preview(path, giang).report["figures"]["late"] == 0
    batch = preview(path, giang, choices={"columns": {"Ngày lạ": "due"}})
    assert batch.report["figures"]["late"] == 1
    confirm(batch=batch, actor=COMMAND, at=AT)
    other = write_xlsx(tmp_path / "b.xlsx", {"A": [names, row(2, due="02/02/2023")]})
    assert preview(other, giang).report["figures"]["late"] == 1


def test_a_persons_choice_wins_over_what_the_heading_says(tmp_path: Path, giang: Unit) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"A": [[*IGATE, "Hạn xử lý"], [*row(1), "02/02/2023"]]})
    assert preview(path, giang).report["figures"]["late"] == 0
    chosen = preview(
        path, giang, choices={"columns": {"Hạn xử lý": "due", "Phòng ban": "", "Tên lĩnh vực": "không có"}}
    )
    assert chosen.report["figures"]["late"] == 1
    assert {"column": "Ngày hẹn trả", "field": None} in chosen.report["mapping"]
    assert {"office", "field"} <= set(chosen.report["missing_fields"])


@pytest.mark.parametrize("field", ["code", "procedure_name", "state", "received", "unit", "channel", "office"])
@pytest.mark.parametrize("heading", ["Chủ hồ sơ", "Số điện thoại"])
def test_no_choice_of_columns_brings_a_persons_name_or_phone_into_the_clear(
    tmp_path: Path, giang: Unit, heading: str, field: str
) -> None:
    cells = {"owner": "Nguyễn Thị Bịa", "phone": "0912345678"}
    batch = preview(igate(tmp_path / "a.xlsx", row(1, **cells)), giang, choices={"columns": {heading: field}})
    confirm(batch=batch, actor=COMMAND, at=AT)
    kept = json.dumps(batch.report, ensure_ascii=False) + str(list(Dossier.objects.values_list()))
    assert "Thị Bịa" not in kept
    assert "0912345678" not in kept
    assert f"Cột “{heading}” ghi về người nộp" in kept


def test_the_preview_shows_some_rows_with_owners_masked(tmp_path: Path, giang: Unit) -> None:
    batch = preview(igate(tmp_path / "a.xlsx", *(row(n, owner="Nguyễn Thị Bịa") for n in range(1, 30))), giang)
    assert [shown["line"] for shown in batch.report["sample"]] == list(range(2, 12))
    assert batch.report["sample"][0]["owner"] == "N*** T*** B***"
    assert ("due", "Ngày hẹn trả") in fields_to_map()


def test_without_its_scratch_file_a_batch_is_read_again(tmp_path: Path, giang: Unit, settings: LazySettings) -> None:
    batch = preview(igate(tmp_path / "a.xlsx", row(1), row(2)), giang)
    for scratch in (Path(settings.FILES_ROOT) / "spool").iterdir():
        scratch.unlink()
    confirm(batch=batch, actor=COMMAND, at=AT)
    assert Dossier.objects.count() == 2


def test_duplicates_across_chunks_leave_one_row(tmp_path: Path, giang: Unit) -> None:
    rows = [row(1, **OPEN), *(row(n) for n in range(2, 2500)), row(1)]
    batch = bring_in(igate(tmp_path / "a.xlsx", *rows), giang)
    assert batch.report["written"]["new"] == Dossier.objects.count() == 2499
    assert Dossier.objects.get(code__endswith="-0001").state == 10


def test_after_a_crash_only_scratch_rows_that_a_batch_waits_for_are_left(
    tmp_path: Path, giang: Unit, settings: LazySettings
) -> None:
    spools = Path(settings.FILES_ROOT) / "spool"
    batch = preview(igate(tmp_path / "a.xlsx", row(1)), giang)
    kept = {path.name for path in spools.iterdir()}
    (spools / f"{'0' * 64}-1.rows").write_bytes(b"")
    (spools / f"{batch.file_sha256}-1.draft").write_bytes(b"")
    recover()
    assert {path.name for path in spools.iterdir()} == kept
    confirm(batch=batch, actor=COMMAND, at=AT)
    assert Dossier.objects.count() == 1


def test_half_a_scratch_file_never_counts(tmp_path: Path) -> None:
    spool = Spool(tmp_path / "spool" / "a.sqlite3")
    next(spool.write([(1,) * 34]))
    assert spool.whole() is None


def test_each_step_is_an_event_with_the_digest_of_the_rows(tmp_path: Path, giang: Unit) -> None:
    batch = bring_in(igate(tmp_path / "a.xlsx", row(1)), giang)
    undo(batch=batch, actor=COMMAND, at=AT)
    acts = list(Event.objects.filter(chain=giang.code).values_list("act", flat=True))
    assert acts[-2:] == ["dossiers.import.confirmed", "dossiers.import.undone"]
    assert Event.objects.get(act="dossiers.import.confirmed").after["digest"] == batch.digest != ""
    assert not prove_chains().broken


def test_a_command_brings_a_file_in_at_one_go(tmp_path: Path, giang: Unit) -> None:
    path = igate(tmp_path / "a.xlsx", row(1))
    assert import_file(actor=COMMAND, unit=giang, path=path, at=AT).state == BatchState.CONFIRMED
    (tmp_path / "b.xlsx").write_bytes(b"")
    assert import_file(actor=COMMAND, unit=giang, path=tmp_path / "b.xlsx", at=AT).state == BatchState.REFUSED


def test_the_register_counts_as_the_file_did(tmp_path: Path, giang: Unit) -> None:
    rows = [row(1), row(2, due="02/02/2023"), row(3, **OPEN)]
    batch = bring_in(igate(tmp_path / "a.xlsx", *rows), giang)
    day = datetime.date.fromisoformat(batch.report["as_of"])
    assert figures_of(giang, datetime.date(2000, 1, 1), day, day).as_json() == batch.report["figures"]


def test_a_units_dossiers_are_listed_for_those_who_work_with_them(tmp_path: Path, units: dict[str, Unit]) -> None:
    giang = units["Xã Ba Giang"]
    bring_in(igate(tmp_path / "a.xlsx", row(1), row(2, **OPEN)), giang)
    assert dossiers_of(actor=officer(giang), unit=giang, state=4).count() == 1
    assert dossiers_of(actor=officer(giang), unit=giang, code="0001").count() == 1
    with pytest.raises(NotAllowed):
        dossiers_of(actor=officer(giang, Role.VIEWER), unit=giang)
    with pytest.raises(NotAllowed):
        dossiers_of(actor=officer(units["Xã Ba Vì"]), unit=giang)


def test_signs_that_no_database_keeps_never_reach_one(tmp_path: Path, giang: Unit) -> None:
    nul = "_x0000_"  # how a workbook writes it
    odd = igate(tmp_path / "a.xlsx", row(1, procedure=f"Khai sinh{nul}"), row(2, due=f"{nul}mai", state=f"{nul}x"))
    batch = preview(odd, giang)
    confirm(batch=batch, actor=COMMAND, at=AT)
    assert Dossier.objects.get().procedure_name.startswith("Khai sinh")
    kept = json.dumps([batch.report, list(Dossier.objects.values_list("code", "procedure_name", "raw_state"))])
    assert "\\u0000" not in kept
