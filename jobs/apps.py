"""Wiring of the app."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Names the app for Django."""

    name = "jobs"
    default_auto_field = "django.db.models.BigAutoField"
