"""Wiring of the app."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Names the app for Django."""

    name = "ui"
    default_auto_field = "django.db.models.BigAutoField"
