"""`manage.py bring_assets`: copy the front-end assets out of node_modules."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from ui import assets


class Command(BaseCommand):
    """Copies Bootstrap, its icons and htmx to where static files are found."""

    help = (
        "Copy the front-end assets (Bootstrap, its icons, htmx) from node_modules to RAPPORT_VAR/vendor. "
        "Does nothing when package-lock.json has not changed. Example: npm ci --omit=dev --ignore-scripts && "
        "./manage.py bring_assets && ./manage.py collectstatic --no-input"
    )
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Bring them, and say what was done."""
        into = settings.RAPPORT_VENDOR
        lock = settings.BASE_DIR / "package-lock.json"
        try:
            done = assets.bring(node_modules=settings.RAPPORT_NODE_MODULES, lock=lock, into=into)
        except assets.AssetsMissing as absent:
            message = (
                f"{settings.RAPPORT_NODE_MODULES} does not hold {absent}. "
                "Run: npm ci --omit=dev --ignore-scripts. Until then the pages work, but without their style."
            )
            raise CommandError(message) from absent
        self.stdout.write(f"Assets copied to {into}." if done else "Assets are up to date.")
