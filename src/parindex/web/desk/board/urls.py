"""Addresses of the board."""

from django.urls import path

from parindex.web.desk.board import views

urlpatterns = [
    path("bang-chi-so/", views.board, name="board"),
    path("bang-chi-so/tai/<str:kind>/", views.export, name="board-export"),
]
