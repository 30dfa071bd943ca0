"""Write what is published as a pack."""

from pathlib import Path
from typing import Any, ClassVar

from django.core.management.base import CommandParser

from curriculum.management.pack_command import PackCommand
from curriculum.services.exporting import FolderIsNotEmpty, NothingIsPublished, export_pack
from lib.packs import Loaded


class Command(PackCommand):
    """`export_curriculum PATH`."""

    help = "Write what is published as a curriculum pack that loads back with no change."
    path_help: ClassVar[str] = "a folder that does not exist yet, or is empty"
    example: ClassVar[str] = "manage.py export_curriculum /tmp/my-pack\n\nexit codes: 0 written, 1 not written, 2 wrong use"

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the options."""
        super().add_arguments(parser)
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write, and say how much."""
        root = Path(options["path"]).absolute()
        try:
            written = export_pack(root)
        except FolderIsNotEmpty:
            self.wrong_use(f"{root}: is not an empty folder; nothing was written")
        except NothingIsPublished:
            self.give_up(f"{root}: nothing is published yet; nothing was written")
        except OSError as error:
            self.give_up(f"{root}: cannot be written: {error.strerror}; nothing was left there")
        if options["json"]:
            self.answer(ok=True, did=Loaded(), problems=(), written=written)
            return
        for kind, count in written.items():
            self.stdout.write(f"{count:5} {kind}")
        self.stdout.write(f"{root}: {sum(written.values())} entries written")
