"""Addresses of imports."""

from django.urls import path

from parindex.web.desk.data_in import views

urlpatterns = [
    path("nhap-du-lieu/", views.imports, name="imports"),
    path("nhap-du-lieu/<int:batch_id>/", views.one_import, name="import"),
    path("nhap-du-lieu/<int:batch_id>/cot/", views.remap, name="import-remap"),
    path("nhap-du-lieu/<int:batch_id>/xac-nhan/", views.confirm, name="import-confirm"),
    path("nhap-du-lieu/<int:batch_id>/hoan-tac/", views.take_back, name="import-undo"),
]
