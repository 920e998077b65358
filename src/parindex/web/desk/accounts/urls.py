"""Addresses of accounts."""

from django.urls import path

from parindex.web.desk.accounts import views

urlpatterns = [
    path("tai-khoan/", views.accounts, name="accounts"),
    path("tai-khoan/vai-tro/<int:grant_id>/thu/", views.end, name="account-end-role"),
    path("tai-khoan/vai-tro/<int:grant_id>/mat-khau/", views.reset, name="account-reset"),
]
