"""Addresses of plans."""

from django.urls import path

from parindex.web.desk.plan import item_views, views

urlpatterns = [
    path("ke-hoach/", views.plans, name="plans"),
    path("ke-hoach/<int:plan_id>/", views.plan, name="plan"),
    path("ke-hoach/<int:plan_id>/do-phu/", views.plan_coverage, name="plan-coverage"),
    path("ke-hoach/<int:plan_id>/sua/", views.edit, name="plan-edit"),
    path("ke-hoach/<int:plan_id>/xac-nhan/", views.confirm, name="plan-confirm"),
    path("ke-hoach/<int:plan_id>/ve-nhap/", views.unconfirm, name="plan-unconfirm"),
    path("ke-hoach/<int:plan_id>/goi-y/", views.propose, name="plan-propose"),
    path("ke-hoach/<int:plan_id>/bo/", views.discard, name="plan-discard"),
    path("ke-hoach/<int:plan_id>/muc/<int:item_id>/", item_views.item, name="plan-item"),
]
