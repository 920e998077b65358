"""Addresses of duties."""

from django.urls import path

from parindex.web.desk.tasks import act_views, views

urlpatterns = [
    path("nhiem-vu/", views.tasks, name="tasks"),
    path("nhiem-vu/ghi/", views.new, name="task-new"),
    path("nhiem-vu/<int:task_id>/", views.task, name="task"),
    path("nhiem-vu/<int:task_id>/xong/", act_views.finish, name="task-finish"),
    path("nhiem-vu/<int:task_id>/mo-lai/", act_views.reopen, name="task-reopen"),
    path("nhiem-vu/<int:task_id>/gia-han/", act_views.extend, name="task-extend"),
    path("nhiem-vu/<int:task_id>/cho-thoi/", act_views.cancel, name="task-cancel"),
]
