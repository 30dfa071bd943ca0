"""Wiring of the app."""

from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    """Names the app for Django."""

    name = "certificates"
    default_auto_field = "django.db.models.BigAutoField"
