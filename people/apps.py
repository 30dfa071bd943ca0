"""Wiring of the app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Names the app for Django."""

    name = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the checks."""
        from people import checks  # noqa: F401  models must be there first
