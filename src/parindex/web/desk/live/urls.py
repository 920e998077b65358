"""The address of the notice of points being computed again."""

from django.urls import path

from parindex.web.desk.live import views

urlpatterns = [path("dang-tinh-diem/", views.live, name="live")]
