"""Check a pack and report every problem at once."""

import sys
from pathlib import Path
from typing import Any, ClassVar

from django.core.management.base import CommandParser

from curriculum.domain.uses import uses_of
from curriculum.management.pack_command import NOT_ALL_DONE, PackCommand, counted
from curriculum.services.checking import Checked, check
from lib.packs import Loaded


class Command(PackCommand):
    """`check_curriculum PATH`."""

    help = "Check a curriculum pack. Prints every problem as file:line: key: what is wrong; needs no database."
    example: ClassVar[str] = (
        "manage.py check_curriculum fixtures/curriculum\n"
        "  manage.py check_curriculum fixtures/curriculum --uses POL-7D\n\n"
        "exit codes: 0 no error (warnings allowed), 1 errors found, 2 wrong use"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the options."""
        super().add_arguments(parser)
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument("--uses", metavar="CARD", help="list everything that rests on a rule card, or on one field (POL-7D.days)")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Check, tell, and exit 1 on errors."""
        root = Path(options["path"])
        if not root.is_dir():
            self.wrong_use(f"{root}: there is no such folder")
        checked = check(root)
        if options["uses"]:
            self._tell_uses(checked, options["uses"], as_json=options["json"])
            return
        if options["json"]:
            self.answer(ok=checked.ok, did=Loaded(), problems=checked.problems)
        else:
            self.tell_problems(checked.problems)
            entries = sum(map(len, checked.reading.entries.values()))
            self.stdout.write(f"{root}: {entries} entries, {counted(checked.problems)}")
        if not checked.ok:
            sys.exit(NOT_ALL_DONE)

    def _tell_uses(self, checked: Checked, card: str, *, as_json: bool) -> None:
        if card.partition(".")[0] not in checked.reading.pack.of("rule") and card not in checked.reading.pack.of("rule"):
            self.wrong_use(f"there is no rule card {card} in {checked.reading.root}")
        uses = uses_of(checked.reading.pack, card)
        if as_json:
            self.answer(ok=True, did=Loaded(), problems=(), uses=[use.as_json() for use in uses])
            return
        for use in uses:
            self.stdout.write(str(use))
        self.stdout.write(f"{card}: {len(uses)} places in {len({(use.kind, use.id) for use in uses})} entries rest on it")
