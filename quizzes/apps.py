"""Wiring of the app."""

from django.apps import AppConfig


class QuizzesConfig(AppConfig):
    """Names the app for Django."""

    name = "quizzes"
    default_auto_field = "django.db.models.BigAutoField"
