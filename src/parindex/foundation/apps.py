"""The Django app of this floor."""

from django.apps import AppConfig


class FoundationConfig(AppConfig):
    """One app, one migration history, for all rooms of the floor."""

    name = "parindex.foundation"
    label = "foundation"
    default_auto_field = "django.db.models.BigAutoField"
