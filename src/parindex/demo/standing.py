"""How a database stands as a demo: none yet, half built, built, or something that is no demo at all."""

from typing import Literal

from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext as _

from parindex.foundation.audit.models import Event
from parindex.foundation.installation.queries import check_database, is_demo, state_of_database
from parindex.foundation.people.policies import NotPossible

BUILT = "demo.built"
Standing = Literal["none", "half", "built"]


def standing(*, fresh: bool) -> Standing:
    """Return how far the demo in this database is built.

    Raises:
        NotPossible: if real records stand in it: they are never touched, not even by `fresh`.
        NotReady: if it is a demo that another schema made, and `fresh` does not allow to start over.

    """
    state = state_of_database()
    if state == "empty":
        return "none"
    if not (is_demo() if state == "ready" else _says_demo()):
        raise NotPossible(
            _(
                "Cơ sở dữ liệu này không phải bản minh họa nên lệnh demo không đụng vào nó. "
                "Hãy chọn chỗ khác cho bản minh họa, ví dụ: PARINDEX_HOME=var/demo script/demo."
            )
        )
    if state == "other" and not fresh:
        check_database()
    if state == "other":
        return "half"
    return "built" if Event.objects.filter(chain="", act=BUILT).exists() else "half"


def _says_demo() -> bool:
    """Tell whether a database made by another schema says of itself that it is a demo."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT is_demo FROM foundation_installation")
            return [bool(row[0]) for row in cursor.fetchall()] == [True]
    except DatabaseError:
        return False
