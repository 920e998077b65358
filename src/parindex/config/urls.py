"""Which address leads to which journey."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [path("", include("parindex.web.desk.urls"))]
handler400 = "parindex.web.errors.bad_request"
handler403 = "parindex.web.errors.permission_denied"
handler404 = "parindex.web.errors.page_not_found"
handler500 = "parindex.web.errors.server_error"
