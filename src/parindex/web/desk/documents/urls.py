"""Addresses of official papers."""

from django.urls import path

from parindex.web.desk.documents import form_views, views

urlpatterns = [
    path("van-ban/", views.documents, name="documents"),
    path("van-ban/ghi/", form_views.register, name="document-new"),
    path("van-ban/<int:document_id>/", views.document, name="document"),
    path("van-ban/<int:document_id>/sua/", form_views.correct, name="document-edit"),
    path("van-ban/<int:document_id>/bo/", form_views.withdraw, name="document-withdraw"),
]
