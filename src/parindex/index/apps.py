"""The Django app of this floor."""

from django.apps import AppConfig


class IndexConfig(AppConfig):
    """One app, one migration history, for all rooms of the floor."""

    name = "parindex.index"
    label = "index"
    default_auto_field = "django.db.models.BigAutoField"
