"""Addresses of the app."""

from django.urls import URLPattern, path

from ui.views import switches

app_name = "ui"
urlpatterns: list[URLPattern] = [
    path("theme/", switches.theme, name="theme"),
]
