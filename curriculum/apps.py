"""Wiring of the app."""

from django.apps import AppConfig


class CurriculumConfig(AppConfig):
    """Names the app for Django."""

    name = "curriculum"
    default_auto_field = "django.db.models.BigAutoField"
