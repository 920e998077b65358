"""Addresses of duties."""

from django.urls import path

from parindex.web.desk.tasks import views

urlpatterns = [
    path("nhiem-vu/", views.tasks, name="tasks"),
    path("nhiem-vu/<int:task_id>/", views.task, name="task"),
    path("nhiem-vu/<int:task_id>/xong/", views.finish, name="task-finish"),
    path("nhiem-vu/<int:task_id>/mo-lai/", views.reopen, name="task-reopen"),
    path("nhiem-vu/<int:task_id>/gia-han/", views.extend, name="task-extend"),
]
