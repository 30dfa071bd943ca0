"""Wiring of the app."""

from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    """Names the app for Django."""

    name = "dashboards"
    default_auto_field = "django.db.models.BigAutoField"
