"""Wiring of the app."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    """Names the app for Django."""

    name = "knowledge"
    default_auto_field = "django.db.models.BigAutoField"
