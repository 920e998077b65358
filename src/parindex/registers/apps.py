"""The Django app of this floor."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """One app, one migration history, for all rooms of the floor."""

    name = "parindex.registers"
    label = "registers"
    default_auto_field = "django.db.models.BigAutoField"
