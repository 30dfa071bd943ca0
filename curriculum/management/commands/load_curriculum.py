"""Load a pack: all or nothing, and nothing twice."""

import sys
from pathlib import Path
from typing import Any, ClassVar

from django.core.management.base import CommandParser

from audit.domain import Actor
from curriculum.management.pack_command import NOT_ALL_DONE, PackCommand, counted
from curriculum.services.loading import LoadReport, load_pack
from lib import clock
from lib.packs import Loaded

BY = Actor("system:load-curriculum")


class Command(PackCommand):
    """`load_curriculum PATH [--dry-run] [--json]`."""

    help = "Load a curriculum pack. What changed becomes a new frozen version; open attempts keep theirs."
    example: ClassVar[str] = (
        "manage.py load_curriculum fixtures/curriculum --dry-run\n\n"
        "exit codes: 0 loaded (or nothing to do), 1 not loaded because of errors, 2 wrong use"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the options."""
        super().add_arguments(parser)
        parser.add_argument("--dry-run", action="store_true", help="print what would change and change nothing")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load, tell, and exit 1 if nothing could be loaded."""
        root = Path(options["path"])
        if not root.is_dir():
            self.wrong_use(f"{root}: there is no such folder")
        report = load_pack(root=root, by=BY, at=clock.now(), dry_run=options["dry_run"])
        if options["json"]:
            self.answer(ok=report.checked.ok, did=report.did, problems=report.checked.problems)
        else:
            self._tell(report, root, dry_run=options["dry_run"], loud=options["verbosity"] > 1)
        if not report.checked.ok:
            sys.exit(NOT_ALL_DONE)

    def _tell(self, report: LoadReport, root: Path, *, dry_run: bool, loud: bool) -> None:
        problems = [p for p in report.checked.problems if loud or p.level == "error" or dry_run]
        self.tell_problems(problems)
        if not report.checked.ok:
            self.stdout.write(f"{root}: nothing loaded: {counted(report.checked.problems)}")
            return
        self._tell_changes(report.did, dry_run=dry_run)
        done = "would be" if dry_run else "were"
        counts = f"{len(report.did.added)} {done} added, {len(report.did.changed)} changed, {len(report.did.same)} are the same"
        self.stdout.write(f"{root}: {counts}; {counted(report.checked.problems)}")

    def _tell_changes(self, did: Loaded, *, dry_run: bool) -> None:
        may = "would be " if dry_run else ""
        for word, names in (("added", did.added), ("changed", did.changed)):
            for name in names:
                self.stdout.write(f"{may}{word}: {name}")
