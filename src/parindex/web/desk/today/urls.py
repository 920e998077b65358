"""The first address."""

from django.urls import path

from parindex.web.desk.today import views

urlpatterns = [path("", views.today, name="today")]
