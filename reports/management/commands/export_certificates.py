"""`manage.py export_certificates`: the certification table as a file."""

import sys
from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from audit.domain import Actor
from audit.services import write
from certificates.domain.state import CertificateState
from certificates.queries import firm
from lib import clock
from lib.published_file import publishing
from lib.xlsx import TooManyRows
from people.models import Intake
from people.queries import team_paths
from reports.domain.filters import LEFT, Filters
from reports.queries.certifications import count_of
from reports.services.files import write_table

EXAMPLE = """
example:
  manage.py export_certificates --format xlsx --out certificates.xlsx --team "客服中心/售前组" --state valid
  manage.py export_certificates --format csv --out all.csv --headers keys --left exclude --issued-from 2026-01-01

exit codes: 0 all rows are in the file; 1 they are not, and no file was left; 2 wrong use
"""


class Command(BaseCommand):
    """Writes who holds what, as HR's page shows it."""

    help = "Write the certification table to a CSV or XLSX file. The file is there whole or not at all."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        """Add the example to the help."""
        return super().create_parser(prog_name, subcommand, epilog=EXAMPLE, formatter_class=RawDescriptionHelpFormatter, **kwargs)

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what can be asked for."""
        parser.add_argument("--format", required=True, choices=("csv", "xlsx"))
        parser.add_argument("--out", required=True, metavar="FILE", help="written whole, then put in place")
        parser.add_argument("--headers", default="words", choices=("words", "keys"), help="headings as words or as keys")
        parser.add_argument("--language", default="zh-hans", choices=("zh-hans", "en"), help="of headings, titles and teams")
        parser.add_argument("--team", default="", metavar="A/B", help="a team by its path (either language) and all below it")
        parser.add_argument("--intake", default="", metavar="CODE", help="an intake by its code")
        parser.add_argument("--level", default="", help="such as J")
        parser.add_argument("--state", default="", choices=[state.value for state in CertificateState])
        parser.add_argument("--issued-from", type=_day, metavar="DATE", help="such as 2026-01-01")
        parser.add_argument("--issued-to", type=_day, metavar="DATE", help="such as 2026-12-31")
        parser.add_argument("--left", default="include", choices=LEFT, help="people who left: include, only or exclude")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write the file, showing progress on the error stream."""
        at = clock.now()
        filters = _filters(options)
        if not Path(options["out"]).absolute().parent.is_dir():
            raise CommandError(f"{options['out']} was not written: its folder does not exist")
        total = count_of(filters, today=firm.day_of(at))
        done = 0
        try:
            with publishing(Path(options["out"])) as file:
                for done in write_table(
                    file,
                    filters,
                    format=options["format"],
                    headers=options["headers"],
                    language=options["language"],
                    today=firm.day_of(at),
                ):
                    _show(self.stderr, done, total)
        except (OSError, TooManyRows) as trouble:
            reason = getattr(trouble, "strerror", None) or trouble.__doc__
            raise CommandError(f"{options['out']} was not written: {reason}") from trouble
        details = {"filters": filters.as_json(), "format": options["format"], "rows": done}
        write(by=Actor("system:command"), verb="export.command", subject="certificates.certificate:*", at=at, details=details)
        self.stdout.write(f"{done} rows written to {options['out']}")


def _filters(options: dict[str, Any]) -> Filters:
    if options["issued_from"] and options["issued_to"] and options["issued_from"] > options["issued_to"]:
        raise CommandError("--issued-from lies after --issued-to", returncode=2)
    return Filters(
        team=_team(options["team"]),
        intake=_intake(options["intake"]),
        level=options["level"],
        state=options["state"],
        issued_from=options["issued_from"],
        issued_to=options["issued_to"],
        left=options["left"],
    )


def _team(path: str) -> int | None:
    if not path:
        return None
    wanted = [step.strip() for step in path.split("/")]
    found = {pk for language in ("zh", "en") for pk, known in team_paths(language).items() if known.split(" / ") == wanted}
    if len(found) != 1:
        known = "; ".join(sorted(said.replace(" / ", "/") for said in team_paths("zh").values()))
        raise CommandError(f"--team {path}: there is no such team. Teams: {known}", returncode=2)
    return found.pop()


def _intake(code: str) -> int | None:
    if not code:
        return None
    intake = Intake.objects.filter(code=code).first()
    if intake is None:
        known = ", ".join(Intake.objects.values_list("code", flat=True))
        raise CommandError(f"--intake {code}: there is no such intake. Intakes: {known}", returncode=2)
    return intake.pk


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise ArgumentTypeError(f"{written!r} is not a date such as 2026-01-31") from error


def _show(stream: Any, done: int, total: int) -> None:
    """Show progress on a terminal by one line that changes, elsewhere not at all."""
    if sys.stderr.isatty():
        stream.write(f"\r{done} / {total}", ending="\n" if done >= total else "")
        stream.flush()
