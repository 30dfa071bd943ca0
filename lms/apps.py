"""Wiring of the app."""

from django.apps import AppConfig


class LmsConfig(AppConfig):
    """Names the app for Django and registers the system checks."""

    name = "lms"

    def ready(self) -> None:
        """Register the checks."""
        from lms import checks  # noqa: F401  registering is the import's purpose
