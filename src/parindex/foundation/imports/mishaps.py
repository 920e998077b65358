"""What went wrong around a batch, its file being what it may: told in its report, first of all problems."""

from django.utils.translation import gettext as _

from parindex.foundation.files.problems import FileRefused, Problem
from parindex.foundation.imports.models import Batch
from parindex.foundation.people.policies import NotPossible

CODES = frozenset({"import.read_failed", "import.write_failed", "import.interrupted"})


def note(batch: Batch, problem: Problem) -> None:
    """Put a problem first in the batch's report, in place of what went wrong before."""
    others = [each for each in batch.report.get("problems", []) if each.get("code") not in CODES]
    batch.report = batch.report | {"problems": [problem.as_json(), *others]}
    batch.save(update_fields=["report"])


def reading_failed(batch: Batch) -> Problem:
    """Return that the file could not be read for a reason nobody foresaw."""
    return Problem(
        "error",
        "import.read_failed",
        _("Không đọc được tệp vì một lỗi ngoài dự kiến."),
        _("Lỗi nằm ở phần mềm, không hẳn ở tệp; chưa có gì được ghi."),
        _("Đọc lại tệp; nếu vẫn lỗi, xuất tệp ở dạng khác (.xlsx, .csv) và báo người quản trị máy chủ."),
        batch.file_name,
    )


def writing_failed(batch: Batch, fault: BaseException) -> Problem:
    """Return why the rows could not be written, as far as it can be said to a person."""
    if isinstance(fault, FileRefused):
        said = fault.problem
        why = said.why or _("Tệp đã lưu không còn đọc được như khi xem trước.")
        return Problem(said.level, "import.write_failed", said.what, why, said.remedy, batch.file_name)
    if isinstance(fault, NotPossible):
        return Problem("error", "import.write_failed", fault.reason, file=batch.file_name)
    return Problem(
        "error",
        "import.write_failed",
        _("Không ghi được lô nhập vì một lỗi ngoài dự kiến."),
        _("Sổ vẫn như trước khi ghi: một lô được ghi trọn hoặc không ghi gì."),
        _("Xác nhận lại; nếu vẫn lỗi, báo người quản trị máy chủ cùng thời điểm này."),
        batch.file_name,
    )


def interrupted(batch: Batch) -> Problem:
    """Return that the process that read or wrote the file was ended half-way."""
    return Problem(
        "error",
        "import.interrupted",
        _("Việc đọc hoặc ghi tệp này bị ngắt giữa chừng."),
        _("Máy chủ hoặc tiến trình nền dừng đột ngột. Sổ vẫn như trước: một lô được ghi trọn hoặc không ghi gì."),
        _("Đọc lại tệp hoặc xác nhận lại; nếu lại bị ngắt, tách tệp nhỏ hơn và báo người quản trị máy chủ."),
        batch.file_name,
    )
