"""Wiring of the app."""

from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    """Names the app for Django."""

    name = "questions"
    default_auto_field = "django.db.models.BigAutoField"
