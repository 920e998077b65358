"""What must hold of a batch: which state follows which, and in what order batches are undone."""

from django.utils.translation import gettext as _

from parindex.foundation.imports.models import Batch, BatchState
from parindex.foundation.people.policies import NotPossible

S = BatchState
TRANSITIONS: dict[BatchState, frozenset[BatchState]] = {
    S.UPLOADED: frozenset({S.READING, S.REFUSED}),
    S.READING: frozenset({S.READY, S.REFUSED}),
    S.READY: frozenset({S.CONFIRMING, S.READING, S.REFUSED, S.UPLOADED}),
    S.REFUSED: frozenset({S.READING, S.UPLOADED}),
    S.CONFIRMING: frozenset({S.CONFIRMED, S.READY}),
    S.CONFIRMED: frozenset({S.UNDONE}),
    S.UNDONE: frozenset(),
}


def states_before(state: BatchState) -> list[BatchState]:
    """Return the states from which a batch may come into this one."""
    return [before for before, following in TRANSITIONS.items() if state in following]


def check_can_become(batch: Batch, state: BatchState) -> None:
    """Hold that a batch takes only the steps of the table.

    Raises:
        NotPossible: if it stands elsewhere.

    """
    if batch.state not in states_before(state):
        raise NotPossible(
            _("Lô nhập “%(file)s” đang ở trạng thái “%(state)s” nên không thực hiện được bước này.")
            % {"file": batch.file_name, "state": BatchState(batch.state).label},
        )


def check_is_latest(later: Batch | None) -> None:
    """Hold that the batch is undone after those that may have changed the same rows.

    Raises:
        NotPossible: if a later one still stands.

    """
    if later:
        raise NotPossible(
            _("Phải hoàn tác lô nhập sau (“%(file)s”) trước, vì nó có thể đã sửa cùng các dòng này.")
            % {"file": later.file_name},
        )


def check_not_repeated(repeated_by: Batch | None) -> None:
    """Hold that a file imported again, which changed nothing since it stood, goes before the first.

    Raises:
        NotPossible: if such a one stands.

    """
    if repeated_by:
        raise NotPossible(
            _("Phải hoàn tác lô nhập lại cùng tệp này (“%(file)s”) trước, vì lô đó dựa vào các dòng đã ghi ở đây.")
            % {"file": repeated_by.file_name},
        )
