"""What must hold before Rapport starts."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

DEMO_KEY = "rapport-demo-secret"
SHORTEST_KEY = 50


@register(Tags.security)
def production_is_meant(app_configs: Sequence[AppConfig] | None, **_kwargs: object) -> list[CheckMessage]:
    """In production: an own key, a public address over TLS, a firm's name."""
    del app_configs
    if settings.DEMO:
        return []
    found: list[CheckMessage] = []
    if settings.SECRET_KEY == DEMO_KEY or len(settings.SECRET_KEY) < SHORTEST_KEY:
        found.append(Error("RAPPORT_SECRET_KEY is the demo's or too short.", hint="Set 50 random characters or more.", id="rapport.E001"))
    if settings.PUBLIC_URL.startswith("http://") and not settings.SECURE_PROXY:
        found.append(
            Error(
                "PUBLIC_URL is http and no TLS proxy is named.",
                hint="PUBLIC_URL=https://training.example.com RAPPORT_TLS_PROXY=yes",
                id="rapport.E002",
            )
        )
    return found


@register()
def sessions_follow_the_database(app_configs: Sequence[AppConfig] | None, **_kwargs: object) -> list[CheckMessage]:
    """Refuse a per-process session cache: it keeps a logged-out person logged in."""
    del app_configs
    local = "locmem" in settings.CACHES["default"]["BACKEND"]
    if local and "cache" in settings.SESSION_ENGINE:
        return [Error("Sessions are cached in a cache that is not shared.", hint="CACHE_URL=redis://127.0.0.1:6379/1", id="rapport.E003")]
    return []
