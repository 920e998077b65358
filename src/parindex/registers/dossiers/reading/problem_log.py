"""The problems of one file: each kind a sentence, each row named, a flood of one kind cut short and counted."""

from collections import Counter
from collections.abc import Callable

from django.utils.translation import gettext as _

from parindex.foundation.files.problems import Level, Problem

MOST_OF_A_KIND = 1_000

# code → level, and (what, why, remedy); %(value)s is what stood in the cell, masked where it may name a person.
_KINDS: dict[str, tuple[Level, Callable[[], tuple[str, str, str]]]] = {
    "no_receipt_date": ("error", lambda: (
        _("Dòng bị loại: không đọc được ngày tiếp nhận “%(value)s”."),
        _("Hồ sơ được đếm theo ngày tiếp nhận."),
        _("Ghi ngày tiếp nhận dạng ngày/tháng/năm, năm đủ bốn chữ số, rồi nhập lại tệp."))),
    "unknown_status": ("error", lambda: (
        _("Dòng bị loại: không biết trạng thái “%(value)s”."),
        _("Trạng thái phải là một trong mười trạng thái quốc gia hoặc tên gọi khác đã khai báo."),
        _("Sửa trạng thái trong tệp, hoặc bổ sung tên gọi vào rulebook/layouts/statuses.yaml."))),
    "finished_before_received": ("error", lambda: (
        _("Dòng bị loại: ngày kết thúc xử lý %(value)s trước ngày tiếp nhận %(other)s."),
        _("Một hồ sơ không thể xong trước khi được tiếp nhận."),
        _("Kiểm tra hai ngày này ở phần mềm nguồn rồi nhập lại."))),
    "unknown_unit": ("error", lambda: (
        _("Dòng bị loại: không biết đơn vị “%(value)s”."),
        _("Tên này không có trong danh mục đơn vị hành chính vào ngày tiếp nhận."),
        _("Ghi tên đơn vị như trong danh mục, ví dụ “UBND xã Ba Giang”."))),
    "unit_out_of_scope": ("error", lambda: (
        _("Dòng bị loại: đơn vị “%(value)s” ngoài phạm vi được nhập."),
        _("Người nhập chỉ được ghi hồ sơ của đơn vị mình phụ trách và các đơn vị trực thuộc."),
        _("Nhờ người phụ trách đơn vị đó nhập, hoặc nhập ở cấp trên."))),
    "ambiguous_unit": ("error", lambda: (
        _("Dòng bị loại: tên “%(value)s” chỉ nhiều đơn vị."),
        _("Trong phạm vi được nhập có nhiều đơn vị cùng tên vào ngày tiếp nhận."),
        _("Ghi thêm loại đơn vị hoặc đơn vị cấp trên, ví dụ “Xã Ba Giang – Ba Tơ”."))),
    "odd_code": ("warning", lambda: (
        _("Mã hồ sơ “%(value)s” không đúng dạng quy định; vẫn giữ."),
        _("Dạng quy định: mã đơn vị-năm tháng ngày-số thứ tự, ví dụ 000.00.53.H48-230201-0001."),
        _("Đối chiếu mã với phần mềm nguồn."))),
    "code_day_differs": ("warning", lambda: (
        _("Ngày trong mã hồ sơ “%(value)s” khác ngày tiếp nhận %(other)s; vẫn giữ theo ngày tiếp nhận."),
        _("Mã hồ sơ mang ngày tiếp nhận."),
        _("Kiểm tra ngày tiếp nhận."))),
    "due_before_received": ("warning", lambda: (
        _("Ngày hẹn trả %(value)s trước ngày tiếp nhận %(other)s; vẫn giữ."),
        _("Hồ sơ này sẽ bị tính quá hạn."),
        _("Kiểm tra ngày hẹn trả ở phần mềm nguồn."))),
    "future_date": ("warning", lambda: (
        _("Ngày %(value)s ở sau ngày xem số liệu %(other)s; vẫn giữ."),
        _("Việc ở sau ngày xem số liệu chưa được tính."),
        _("Kiểm tra ngày ghi trong tệp."))),
    "unreadable_date": ("warning", lambda: (
        _("Không đọc được ngày “%(value)s”; coi như để trống."),
        _("Ô này không phải là ngày/tháng/năm."),
        _("Sửa lại ngày trong tệp rồi nhập lại."))),
    "no_finish_date": ("warning", lambda: (
        _("Hồ sơ đã giải quyết nhưng không có ngày kết thúc xử lý; chưa được tính là đã giải quyết."),
        _("Đúng hạn hay quá hạn được tính tại ngày kết thúc xử lý."),
        _("Bổ sung ngày kết thúc xử lý."))),
    "unknown_channel": ("warning", lambda: (
        _("Không biết hình thức tiếp nhận “%(value)s”; coi như để trống."),
        _("Tên này chưa có trong rulebook/layouts/fields.yaml."),
        _("Bổ sung tên gọi, hoặc sửa trong tệp."))),
    "unknown_mark": ("warning", lambda: (
        _("Không hiểu đánh dấu “%(value)s” là có hay không; coi như không có dữ liệu."),
        _("Cột này chỉ nhận có/không, x, 1/0."),
        _("Sửa lại trong tệp."))),
    "duplicate": ("warning", lambda: (
        _("Hồ sơ “%(value)s” có hai dòng; dùng dòng %(other)s, bỏ dòng này."),
        _("Mỗi hồ sơ có một mã; dòng có trạng thái xa hơn được giữ, bằng nhau thì giữ dòng sau."),
        _("Không cần làm gì nếu tệp gộp từ nhiều lần xuất."))),
    "ambiguous_column": ("warning", lambda: (
        _("Cột “%(value)s” có thể là hạn của một bước hoặc hạn của hồ sơ; %(other)s."),
        _("Mỗi phần mềm dùng tên này theo một nghĩa."),
        _("Xác nhận cột này ở bước ghép cột khi nhập."))),
    "repeated_column": ("warning", lambda: (
        _("Cột “%(value)s” lặp lại; chỉ đọc cột đầu."), "", _("Bỏ bớt cột, hoặc chọn cột đúng ở bước ghép cột."))),
    "private_column": ("warning", lambda: (
        _("Cột “%(value)s” ghi về người nộp nên không đọc thành trường khác."),
        _("Họ tên, số điện thoại, giấy tờ, địa chỉ của người nộp được che hoặc bỏ ngay khi đọc."),
        _("Chọn trường đó cho cột khác; nếu tiêu đề cột ghi nhầm, sửa tiêu đề trong tệp."))),
    "columns_shifted": ("warning", lambda: (
        _("Dòng tiêu đề và các dòng dữ liệu lệch cột; đã ghép lại theo nội dung ô."),
        _("Số cột của tiêu đề và của dữ liệu khác nhau (lỗi của phần mềm xuất)."),
        _("Xem kỹ bước ghép cột trước khi xác nhận."))),
    "goes_on": ("warning", lambda: (
        _("Trang này không có dòng tiêu đề; đã đọc tiếp theo các cột của trang trước."),
        _("Phần mềm cũ ngắt danh sách dài sang trang sau mà không lặp lại tiêu đề."),
        _("Xem kỹ vài dòng của trang này trước khi xác nhận."))),
    "old_letters": ("warning", lambda: (
        _("Tệp viết bằng bảng mã chữ Việt cũ (%(value)s); đã đọc sang Unicode."),
        _("Bảng mã cũ chỉ hiện đúng với phông chữ riêng của nó."),
        _("Xem kỹ vài dòng đầu trước khi xác nhận."))),
    "no_status_column": ("warning", lambda: (
        _("Tệp không có cột trạng thái; suy ra từ ngày kết thúc và ngày trả."),
        "", _("Xuất tệp có cột trạng thái nếu được."))),
    "returned_for_finished": ("warning", lambda: (
        _("Tệp không có cột ngày kết thúc xử lý; dùng ngày trả kết quả thay thế."),
        _("Ngày trả có thể muộn hơn ngày xử lý xong, nên số quá hạn có thể cao hơn thực tế."),
        _("Xuất tệp có cột ngày kết thúc xử lý nếu được."))),
    "total_differs": ("warning", lambda: (
        _("Tệp tự ghi “%(value)s”, còn đếm từ các dòng được %(other)s."),
        _("Phần mềm nguồn có thể đếm theo định nghĩa khác, hoặc tệp thiếu dòng."),
        _("Đối chiếu với phần mềm nguồn trước khi xác nhận."))),
    "no_table": ("error", lambda: (
        _("Không tìm thấy danh sách hồ sơ trong tệp."),
        _("Trong 15 dòng đầu mỗi trang không có tiêu đề với cột ngày tiếp nhận và ít nhất hai cột khác đã biết."),
        _("Giữ dòng tiêu đề của phần mềm nguồn (ví dụ Số hồ sơ, Ngày tiếp nhận, Trạng thái)."))),
    "no_rows": ("warning", lambda: (
        _("Danh sách không có dòng hồ sơ nào."), "", _("Kiểm tra bộ lọc khi xuất tệp."))),
    "unit_needed": ("error", lambda: (
        _("Tệp không có cột đơn vị."),
        _("Đơn vị được chọn có đơn vị trực thuộc, nên không biết hồ sơ thuộc đơn vị nào."),
        _("Chọn đúng xã, thị trấn của tệp này khi tải lên."))),
    "goes_backwards": ("warning", lambda: (
        _("%(value)s hồ sơ trong tệp ở trạng thái lùi hơn dữ liệu đã có; giữ dữ liệu đã có."),
        _("Tệp này có vẻ được xuất trước lần nhập gần nhất."),
        _("Nếu tệp mới đúng, hoàn tác lần nhập trước rồi nhập lại."))),
}  # fmt: skip


class ProblemLog:
    """Collects problems; past `MOST_OF_A_KIND` of one kind only their number."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._kept: list[Problem] = []
        self.counts: Counter[str] = Counter()

    def add(  # noqa: PLR0913 - a problem's own parts, all named
        self,
        code: str,
        *,
        sheet: str | None = None,
        line: int | None = None,
        column: str | None = None,
        value: object = None,
        other: object = None,
    ) -> None:
        """Take in one problem; `value` must carry no personal data."""
        self.counts[code] += 1
        if self.counts[code] <= MOST_OF_A_KIND:
            self._kept.append(self._problem(code, sheet, line, column, value, other))

    def take(self, problem: Problem) -> None:
        """Take in a problem found elsewhere."""
        self.counts[problem.code] += 1
        self._kept.append(problem)

    def problems(self) -> list[Problem]:
        """Return the problems in the order found, and one more for each kind cut short."""
        return [
            *self._kept,
            *(self._rest(code, count) for code, count in self.counts.items() if count > MOST_OF_A_KIND),
        ]

    def _problem(  # noqa: PLR0913, PLR0917 - a problem's own parts
        self, code: str, sheet: str | None, line: int | None, column: str | None, value: object, other: object
    ) -> Problem:
        level, sentences = _KINDS[code]
        shown = {"value": "" if value is None else value, "other": "" if other is None else other}
        what, why, remedy = (text % shown if "%(" in text else text for text in sentences())
        return Problem(level, code, what, why, remedy, self._file, sheet, line, column, value)

    def _rest(self, code: str, count: int) -> Problem:
        more = _("Còn %(count)d dòng nữa có cùng vấn đề.") % {"count": count - MOST_OF_A_KIND}
        return Problem(_KINDS[code][0], code, more, file=self._file)
