"""Load the demo company."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from lib import clock
from lms.demo.telling import NotADemo, PackHasErrors, PeopleAreHere, tell_the_past


class Command(BaseCommand):
    """`load_demo`: make the demo company and its past, once."""

    help = (
        "Make the demo company (云栖家居 / Yunqi Home) and its past, relative to today. "
        "Does nothing where people are already. Example: manage.py load_demo"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Name the folders."""
        parser.add_argument(
            "--pack", type=Path, default=settings.BASE_DIR / "fixtures" / "curriculum", help="the curriculum everybody took"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Tell the past.

        :raises CommandError: outside the demo
        """
        try:
            number = tell_the_past(folder=settings.BASE_DIR / "fixtures" / "demo", pack=options["pack"], at=clock.now())
        except NotADemo:
            raise CommandError("This is production; the demo company has no place here.") from None
        except PackHasErrors as trouble:
            raise CommandError(f"{trouble} has errors: run `manage.py check_curriculum {trouble}`.") from None
        except PeopleAreHere:
            self.stdout.write("There are people already: nothing done.")
        else:
            self.stdout.write(f"{number} people of the demo company are here.")
