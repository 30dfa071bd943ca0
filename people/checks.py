"""Production refuses to start with a demo password in the table."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError

from people.domain.demo import DEMO_LOG_INS
from people.domain.passwords import DEMO_PASSWORD
from people.models import User


@register(Tags.database)
def no_demo_password_in_production(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **_kwargs: object
) -> list[CheckMessage]:
    """Name the demo accounts that the demo's password would open."""
    del app_configs
    if settings.DEMO or not databases:
        return []
    try:
        # Only the log-ins of the demo are tried: each try costs a hash.
        kept = list(User.objects.filter(username__in=DEMO_LOG_INS).values_list("username", "password"))
    except DatabaseError:
        return []  # the table is not there yet: the first migration is still to come
    opened = [name for name, password in kept if check_password(DEMO_PASSWORD, password)]
    if not opened:
        return []
    return [
        Error(
            f"The demo's password opens: {', '.join(sorted(opened))}.",
            hint="Give these people a sign-in slip or end them, or start with a fresh database.",
            id="people.E001",
        )
    ]
