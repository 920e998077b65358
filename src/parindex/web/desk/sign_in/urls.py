"""Addresses of signing in and out."""

from django.urls import path

from parindex.web.desk.sign_in import password_views, views

urlpatterns = [
    path("dang-nhap/", views.sign_in, name="sign-in"),
    path("dang-xuat/", views.sign_out, name="sign-out"),
    path("mat-khau/", password_views.password, name="password"),
]
