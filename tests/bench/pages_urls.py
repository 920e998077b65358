"""The desk's addresses, and one page more that shows nothing but the frame."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from parindex.config.urls import urlpatterns as desk
from parindex.web.desk.door import desk_page


@desk_page
def empty(request: HttpRequest) -> HttpResponse:
    """Show a page with nothing in it."""
    return render(request, "desk/frame.html")


urlpatterns = [path("trang-trong/", empty, name="empty"), *desk]
