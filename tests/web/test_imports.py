"""Nhập dữ liệu: uploaded, looked at, mapped, confirmed, undone; the points follow; bad files are answered."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from parindex.foundation.imports.models import Batch
from parindex.registers.dossiers.models import Dossier
from web.office import Office
from web.plain import Shown, post

HEADS = (
    "Số hồ sơ,Tên thủ tục hành chính,Tên lĩnh vực,Phòng ban,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,"
    "Cơ quan/đơn vị,Chủ hồ sơ,Số điện thoại,Cán bộ xử lý hiện tại,Trạng thái hồ sơ\n"
)
WHAT, WHOSE = "Chứng thực,Tư pháp,Một cửa", "Xã Ba Giang"
LIST = (
    f"{HEADS}H48-01,{WHAT},02/03/2023,03/03/2023,03/03/2023,{WHOSE},Nguyễn Văn A,0900000000,,Đã trả kết quả\n"
    f"H48-02,{WHAT},02/03/2023,03/03/2023,06/03/2023,{WHOSE},Trần Thị B,0900000000,,Đã trả kết quả\n"
    f"H48-03,{WHAT},không rõ,03/03/2023,,{WHOSE},Lê C,0900000000,,Đang xử lý\n"
)
FACTS = (
    "unit,fact,period,as_of,state,value,source,note\n21500,finance.spending_findings,2023,2023-10-01,value,{},BC 1,\n"
)


def upload(office: Office, who: str, kind: str, text: str | bytes, name: str = "ho-so.csv") -> Shown:
    form = office.open(who, "/nhap-du-lieu/").form("Tải lên và xem trước").fill(kind=kind)
    return form.attach("file", name, text if isinstance(text, bytes) else text.encode()).send()


def test_a_list_is_previewed_confirmed_and_moves_the_points(office) -> None:
    shown = upload(office, "one_stop", "dossiers", LIST)
    assert "Chờ xác nhận" in shown.text
    assert "Dòng dữ liệu 3" in shown.text
    assert "Bị loại 1" in shown.text
    assert "N*** V*** A***" in shown.text
    assert "Nguyễn Văn A" not in shown.html
    assert not Dossier.objects.exists(), "nothing is written before it is confirmed"
    done = shown.form("Xác nhận và ghi vào sổ").send()
    assert "Đã ghi" in done.text
    assert Dossier.objects.count() == 2
    leaf = office.open("one_stop", "/phieu-diem/2023/21500/procedures.dossiers.resolved-in-time/")
    assert "2 hồ sơ" in leaf.text


def test_undoing_a_batch_brings_the_points_back(office) -> None:
    shown = upload(office, "coordinator", "observations", FACTS.format("no_finding"))
    done = shown.form("Xác nhận và ghi vào sổ").send()
    assert "0,00 → 1,50 điểm" in office.open("coordinator", "/").text or "0,00 → 1,50 điểm" in done.text
    undone = done.form("Hoàn tác").send()
    assert "Đã hoàn tác" in undone.text
    assert "1,50 → 0,00 điểm" in undone.text


def test_the_same_file_twice_says_so(office) -> None:
    upload(office, "one_stop", "dossiers", LIST).form("Xác nhận và ghi vào sổ").send()
    assert "đã được ghi trước đó" in upload(office, "one_stop", "dossiers", LIST).text


def test_a_second_click_on_confirm_writes_once(office) -> None:
    form = upload(office, "one_stop", "dossiers", LIST).form("Xác nhận và ghi vào sổ")
    form.send()
    again = form.send()
    assert again.status == 422
    assert "đang ở trạng thái “Đã ghi”" in again.text
    assert Dossier.objects.count() == 2


def test_columns_can_be_given_other_fields(office) -> None:
    shown = upload(office, "one_stop", "dossiers", LIST)
    form = shown.form("Đọc lại theo các cột này")
    place = next(name for name in form.fields if form.choices(name).get("(không đọc)") == "" and name == "column-2")
    again = form.fill(**{place: ""}).send()
    assert "Chờ xác nhận" in again.text
    assert again.form("Đọc lại theo các cột này").fields[place] == [""]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("trong.csv", b"", "tệp không rỗng"),
        ("anh.xlsx", b"\x89PNG\r\n\x1a\n" + b"0" * 200, "Không đọc được"),
        ("la.csv", b"mot,hai,ba\n1,2,3\n", "Không đọc được"),
        ("cut.xlsx", b"PK\x03\x04" + b"1" * 100, "Không đọc được"),
    ],
)
def test_a_file_that_cannot_be_read_is_answered_with_why(office, name, content, said) -> None:
    shown = upload(office, "one_stop", "dossiers", content, name)
    assert said in shown.text
    assert not any("Xác nhận và ghi vào sổ" in form.buttons for form in shown.forms)
    assert not Dossier.objects.exists()


def test_a_refused_upload_keeps_what_was_chosen(office) -> None:
    form = office.open("coordinator", "/nhap-du-lieu/").form("Tải lên và xem trước").fill(kind="observations")
    shown = form.send()
    assert shown.status == 422
    assert shown.form("Tải lên và xem trước").fields["kind"] == ["observations"]


@pytest.mark.parametrize("who", ["viewer", "administrator", "chair", "owner"])
def test_who_does_not_bring_dossiers_in_is_refused(office, who) -> None:
    data = {"kind": "dossiers", "unit": "21500"}
    page = office.open(who, "/nhap-du-lieu/")
    assert "dossiers" not in [value for form in page.forms for value in form.choices("kind").values()]
    answer = post(office.client(who), "/nhap-du-lieu/", data | {"file": SimpleUploadedFile("a.csv", LIST.encode())})
    assert answer.status == 403
    assert not Batch.objects.exists()


@pytest.mark.parametrize("act", ["xac-nhan", "hoan-tac", "cot"])
def test_a_forged_number_of_another_units_batch_changes_nothing(office, act) -> None:
    shown = upload(office, "other", "dossiers", LIST.replace("Xã Ba Giang", "Thị trấn Ba Tơ"))
    number = Batch.objects.get().pk
    assert "Chờ xác nhận" in shown.text
    assert post(office.client("coordinator"), f"/nhap-du-lieu/{number}/{act}/", {}).status == 404
    assert Batch.objects.get().state == "ready"


def test_a_viewer_reads_a_batch_and_why_they_cannot_act(office) -> None:
    upload(office, "one_stop", "dossiers", LIST)
    shown = office.open("viewer", f"/nhap-du-lieu/{Batch.objects.get().pk}/")
    assert "mới được nhập hồ sơ" in shown.text
    assert shown.forms == []


def test_a_file_none_of_whose_columns_is_read_is_refused_and_can_be_mapped_again(office) -> None:
    form = upload(office, "one_stop", "dossiers", LIST).form("Đọc lại theo các cột này")
    first = {name: value for name, value in form.fields.items() if name.startswith("column-")}
    nothing = form.fill(**dict.fromkeys(first, "")).send()
    assert nothing.status == 200
    assert "Không đọc được" in nothing.text
    assert "Chờ xác nhận" in nothing.form("Đọc lại theo các cột này").fill(**first).send().text


def test_reading_that_broke_off_is_told_and_begun_again(office, monkeypatch) -> None:
    def fail(*_asked: object) -> None:
        raise MemoryError

    with monkeypatch.context() as broken:
        broken.setattr("parindex.registers.dossiers.importing.reading_in.FileRead.report", fail)
        shown = upload(office, "one_stop", "dossiers", LIST)
    assert "Không đọc được tệp vì một lỗi ngoài dự kiến" in shown.text
    again = shown.form("Đọc lại tệp").send()
    assert "Chờ xác nhận" in again.text
    assert "lỗi ngoài dự kiến" not in again.text


def test_writing_that_broke_off_is_told_and_can_be_asked_for_again(office, monkeypatch) -> None:
    def fail(*_asked: object) -> None:
        raise MemoryError

    shown = upload(office, "one_stop", "dossiers", LIST)
    with monkeypatch.context() as broken:
        broken.setattr("parindex.registers.dossiers.importing.kind.write", fail)
        failed = shown.form("Xác nhận và ghi vào sổ").send()
    assert "Không ghi được lô nhập" in failed.text
    assert Dossier.objects.count() == 0
    assert "Đã ghi" in failed.form("Xác nhận và ghi vào sổ").send().text
    assert Dossier.objects.count() == 2


@pytest.mark.parametrize(("who", "seen"), [("viewer", False), ("administrator", False), ("owner", True)])
def test_who_may_not_open_dossiers_sees_no_rows_of_a_file(office, who, seen) -> None:
    upload(office, "one_stop", "dossiers", LIST)
    page = office.open(who, f"/nhap-du-lieu/{Batch.objects.get().pk}/")
    assert ("Vài dòng đầu" in page.text) is seen
    assert "Cột nào là gì" in page.text
