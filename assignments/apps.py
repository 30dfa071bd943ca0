"""Wiring of the app."""

from django.apps import AppConfig


class AssignmentsConfig(AppConfig):
    """Names the app for Django."""

    name = "assignments"
    default_auto_field = "django.db.models.BigAutoField"
