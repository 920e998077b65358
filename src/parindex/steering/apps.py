"""The Django app of this floor."""

from django.apps import AppConfig


class SteeringConfig(AppConfig):
    """One app, one migration history, for all rooms of the floor."""

    name = "parindex.steering"
    label = "steering"
    default_auto_field = "django.db.models.BigAutoField"
