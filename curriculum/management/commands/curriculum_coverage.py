"""Write the coverage matrix of a pack."""

import sys
from pathlib import Path
from typing import Any, ClassVar

from django.core.management.base import CommandParser

from curriculum.domain.coverage_page import coverage_page
from curriculum.management.pack_command import NOT_ALL_DONE, PackCommand
from curriculum.services.checking import check


class Command(PackCommand):
    """`curriculum_coverage PATH [--out FILE]`."""

    help = "Write which lessons and questions of a pack carry each heading and figure of the source documents, as Markdown."
    example: ClassVar[str] = "manage.py curriculum_coverage fixtures/curriculum --out docs/curriculum-coverage.md"

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the options."""
        super().add_arguments(parser)
        parser.add_argument("--out", metavar="FILE", type=Path, help="write it there and not to the screen")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write the page; exit 1 if the pack has errors, 2 if it is not there."""
        root = Path(options["path"])
        if not root.is_dir():
            self.wrong_use(f"{root}: there is no such folder")
        checked = check(root)
        if not checked.ok:
            self.tell_problems(checked.problems)
            sys.exit(NOT_ALL_DONE)
        head = checked.reading.head
        page = coverage_page(checked.reading.pack, head.headings if head else (), f"manage.py {self.example.removeprefix('manage.py ')}")
        if options["out"] is None:
            self.stdout.write(page, ending="")
            return
        try:
            options["out"].write_text(page, encoding="utf-8")
        except OSError as error:
            self.give_up(f"{options['out']} cannot be written: {error.strerror}")
        self.stdout.write(f"{options['out']}: {len(page.splitlines())} lines")
