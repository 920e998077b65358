"""All addresses of the desk, journey by journey."""

from django.urls import URLPattern, URLResolver, include, path

_JOURNEYS = (
    "sign_in",
    "today",
    "board",
    "why",
    "sheet",
    "plan",
    "tasks",
    "data_in",
    "calendar",
    "accounts",
    "documents",
    "live",
)
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"parindex.web.desk.{journey}.urls")) for journey in _JOURNEYS
]
