"""Light, dark, or as the system has it: read from a cookie, written on <html> by the server."""

from django.http import HttpRequest

THEME_COOKIE = "rapport_theme"
THEMES = ("light", "dark", "auto")


def theme_of(request: HttpRequest) -> str:
    """Return the theme this browser chose; `auto` follows the system."""
    said = request.COOKIES.get(THEME_COOKIE, "auto")
    return said if said in THEMES else "auto"
