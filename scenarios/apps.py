"""Wiring of the app."""

from django.apps import AppConfig


class ScenariosConfig(AppConfig):
    """Names the app for Django."""

    name = "scenarios"
    default_auto_field = "django.db.models.BigAutoField"
