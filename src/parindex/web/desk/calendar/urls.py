"""Addresses of the calendar."""

from django.urls import path

from parindex.web.desk.calendar import views

urlpatterns = [
    path("lich/", views.calendar, name="calendar"),
    path("lich/ghi/", views.write_day, name="calendar-write"),
    path("lich/xoa/", views.clear_day, name="calendar-clear"),
]
