"""Wiring of the app."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Names the app for Django."""

    name = "notifications"
    default_auto_field = "django.db.models.BigAutoField"
