"""Wiring of the app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Names the app for Django."""

    name = "audit"
    default_auto_field = "django.db.models.BigAutoField"
