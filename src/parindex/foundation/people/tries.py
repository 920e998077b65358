"""How often a name may be tried, and how often from one place: guessing passwords ends after a few."""

import datetime

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from parindex.foundation.audit.turns import wait_for_turn
from parindex.foundation.people.models import Try
from parindex.foundation.people.policies import NotPossible
from parindex.foundation.text.normal import nfc

WINDOW = datetime.timedelta(minutes=15)
MOST_OF_NAME_AND_PLACE = 5
MOST_OF_NAME = 30  # from all places: more would let anybody lock anybody out by a few tries
MOST_OF_PLACE = 60  # of all names: an office is one address to the server
_KEPT = datetime.timedelta(days=1)


class TooManyTries(NotPossible):
    """Nothing typed now is looked at."""


@transaction.atomic
def count_try(*, name: str, address: str, at: datetime.datetime) -> None:
    """Count an attempt before its password is looked at; `forget_tries` once it proved right.

    Raises:
        TooManyTries: if too many failed lately; this one is not looked at, and does not count.

    """
    wait_for_turn("people.tries")  # many at once are counted one by one
    Try.objects.filter(at__lt=at - _KEPT).delete()
    digest = _digest(name)
    lately = Try.objects.filter(at__gt=at - WINDOW, at__lte=at)
    of_name, of_place = lately.filter(name_digest=digest), lately.filter(address=address)
    if (
        of_name.filter(address=address).count() >= MOST_OF_NAME_AND_PLACE
        or of_name.count() >= MOST_OF_NAME
        or of_place.count() >= MOST_OF_PLACE
    ):
        minutes = int(WINDOW.total_seconds()) // 60
        raise TooManyTries(
            _("Đã thử sai quá nhiều lần nên máy chủ tạm không xem mật khẩu; hãy thử lại sau %(minutes)d phút. ")
            % {"minutes": minutes}
            + _("Nếu quên mật khẩu, hãy nhờ quản trị viên của đơn vị đặt lại.")
        )
    Try.objects.create(name_digest=digest, address=address, at=at)


def forget_tries(*, name: str, address: str) -> None:
    """Forget what failed before the right password came, from this place."""
    Try.objects.filter(name_digest=_digest(name), address=address).delete()


def _digest(name: str) -> str:
    """Return what stands for a name, however it is written; useless to whoever reads the table."""
    return salted_hmac("parindex.people.tries", nfc(name).casefold(), algorithm="sha256").hexdigest()
