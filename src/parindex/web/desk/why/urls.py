"""Addresses of one leaf's page, of the records behind its facts, and of stating a fact."""

from django.urls import path

from parindex.web.desk.why import record_views, views

urlpatterns = [
    path("phieu-diem/<int:year>/<str:code>/<str:leaf_id>/", views.why, name="why"),
    path("phieu-diem/<int:year>/<str:code>/<str:leaf_id>/<str:fact>/", views.records, name="records"),
    path("phieu-diem/<int:year>/<str:code>/<str:leaf_id>/<str:fact>/ghi/", record_views.record, name="record-fact"),
]
