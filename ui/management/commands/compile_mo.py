"""`manage.py compile_mo`: build the .mo files that Django reads from the .po files that people write."""

from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


def catalogues(root: Path) -> list[Path]:
    """Return every catalogue of the house: each app's own, and the root's."""
    return sorted(path for top in (*root.glob("*/locale"), root / "locale") for path in top.glob("*/LC_MESSAGES/*.po"))


def stale(po: Path) -> bool:
    """Tell whether a catalogue was written after its .mo was built."""
    mo = po.with_suffix(".mo")
    return not mo.is_file() or mo.stat().st_mtime_ns < po.stat().st_mtime_ns


class Command(BaseCommand):
    """Builds message catalogues without GNU gettext."""

    help = "Build every .mo whose .po is newer. Example: ./manage.py compile_mo --force"
    requires_system_checks = ()

    def add_arguments(self, parser: Any) -> None:
        """Offer to build all."""
        parser.add_argument("--force", action="store_true", help="build all, not only what changed")

    def handle(self, *_args: Any, force: bool = False, **_options: Any) -> None:
        """Build, and say how many."""
        found = catalogues(settings.BASE_DIR)
        built = [po for po in found if force or stale(po)]
        for po in built:
            polib.pofile(str(po)).save_as_mofile(str(po.with_suffix(".mo")))
        self.stdout.write(f"{len(built)} of {len(found)} catalogues built.")
