"""Wiring of the app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Names the app for Django."""

    name = "people"
    default_auto_field = "django.db.models.BigAutoField"
