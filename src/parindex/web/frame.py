"""What every page shows around its content: who is here, where they may go, the day, the demo mark."""

from dataclasses import dataclass
from functools import partial
from typing import cast

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from parindex.foundation.installation.queries import is_demo
from parindex.foundation.people.actor import Actor
from parindex.foundation.people.models import Role
from parindex.web.desk.live.views import notice_on_page
from parindex.web.today import DeskRequest

WORKING = (Role.CHAIR, Role.COORDINATOR, Role.OWNER, Role.ONE_STOP)  # who bring files in, or look at what came in


@dataclass(frozen=True)
class NavLink:
    """One entry of the main menu."""

    url: str
    label: str
    is_current: bool


@dataclass(frozen=True)
class DeskFrame:
    """The person, their place, and the menu."""

    name: str = ""
    roles: str = ""
    place: str = ""
    links: tuple[NavLink, ...] = ()


def frame(request: HttpRequest) -> dict[str, object]:
    """Return the demo mark, the day the page stands on, and the frame of the person signed in."""
    actor: Actor | None = getattr(request, "actor", None)
    return {
        "is_demo": is_demo(),
        "today": getattr(request, "today", None),
        "desk": DeskFrame() if actor is None else frame_of(actor, request.path),
        "live": partial(notice_on_page, cast("DeskRequest", request)) if actor else None,
    }


def frame_of(actor: Actor, path: str) -> DeskFrame:
    """Return the frame of a person looking at a path."""
    labels = dict.fromkeys(str(grant.role.label) for grant in actor.grants)
    place = actor.grants[0].unit_name if actor.grants else ""
    return DeskFrame(actor.name, ", ".join(labels), place, tuple(_links(actor, path)))


def _links(actor: Actor, path: str) -> list[NavLink]:
    places = [("today", _("Hôm nay")), ("board", _("Bảng chỉ số")), ("my-sheet", _("Phiếu điểm"))]
    places += [("plans", _("Kế hoạch")), ("tasks", _("Nhiệm vụ")), ("documents", _("Văn bản"))]
    if actor.has_role(*WORKING):
        places.append(("imports", _("Nhập dữ liệu")))
    places.append(("calendar", _("Lịch làm việc")))
    if actor.has_role(Role.ADMINISTRATOR):
        places.append(("accounts", _("Tài khoản")))
    urls = [reverse(name) for name, _label in places]
    current = max((url for url in urls if path == url or (url != "/" and path.startswith(url))), key=len, default="")
    return [NavLink(reverse(name), label, reverse(name) == current) for name, label in places]
