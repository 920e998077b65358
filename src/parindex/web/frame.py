"""What every page shows around its content."""

from django.http import HttpRequest

from parindex.foundation.installation.queries import is_demo


def frame(request: HttpRequest) -> dict[str, object]:
    """Return the demo mark and the day the page stands on."""
    return {"is_demo": is_demo(), "today": getattr(request, "today", None)}
