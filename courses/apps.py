"""Wiring of the app."""

from django.apps import AppConfig


class CoursesConfig(AppConfig):
    """Names the app for Django."""

    name = "courses"
    default_auto_field = "django.db.models.BigAutoField"
