"""The Django app that carries templates, static files and template tags."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """No models: screens ask queries and call actions."""

    name = "parindex.web"
    label = "web"
