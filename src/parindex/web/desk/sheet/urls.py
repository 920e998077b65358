"""Addresses of sheets."""

from django.urls import path

from parindex.web.desk.sheet import views

urlpatterns = [
    path("phieu-diem/", views.my_sheet, name="my-sheet"),
    path("phieu-diem/<int:year>/<str:code>/", views.one_sheet, name="sheet"),
]
