"""Which address leads to which journey."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [path("", include("parindex.web.desk.urls"))]
handler403 = "parindex.web.errors.permission_denied"
handler404 = "parindex.web.errors.page_not_found"
