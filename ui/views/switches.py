"""Choosing the language and the theme: kept in a cookie, so that they work before the sign-in and without scripts."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from ui.theme import THEME_COOKIE, THEMES

YEAR = 365 * 24 * 3600
LANGUAGES = {"zh-hans", "en"}


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Show the pages in another language from now on."""
    response = _back(request)
    chosen = request.POST.get("language", "")
    if chosen in LANGUAGES:
        _keep(response, settings.LANGUAGE_COOKIE_NAME, chosen)
    return response


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Show the pages light, dark, or as the system has it."""
    response = _back(request)
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        _keep(response, THEME_COOKIE, chosen)
    return response


def _back(request: HttpRequest) -> HttpResponse:
    """Lead back to where the switch stood, never to another site."""
    said = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(said, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(said if safe else "/")


def _keep(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(name, value, max_age=YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
