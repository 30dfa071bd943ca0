"""What the three pack commands share: help with an example, findings, one JSON object, exit codes."""

import argparse
import json
import sys
from collections.abc import Iterable
from typing import Any, ClassVar, NoReturn

from django.core.management.base import BaseCommand, CommandParser

from lib.packs import Loaded
from lib.problems import Problem

DONE, NOT_ALL_DONE, WRONG_USE = 0, 1, 2


class PackCommand(BaseCommand):
    """A command over a pack."""

    example: ClassVar[str] = ""
    path_help: ClassVar[str] = "the pack's folder"
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the path, and show an example."""
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
        parser.epilog = f"example:\n  {self.example}"
        parser.add_argument("path", metavar="PATH", help=self.path_help)

    def wrong_use(self, reason: str) -> NoReturn:
        """Say why it cannot be done as asked."""
        self.stderr.write(reason)
        sys.exit(WRONG_USE)

    def give_up(self, reason: str) -> NoReturn:
        """Say why it was not done."""
        self.stderr.write(reason)
        sys.exit(NOT_ALL_DONE)

    def tell_problems(self, problems: Iterable[Problem]) -> None:
        """Print `file:line: key: what is wrong`, one a line."""
        for problem in problems:
            self.stdout.write(" ".join(str(problem).split()))

    def answer(self, *, ok: bool, did: Loaded, problems: Iterable[Problem], **more: Any) -> None:
        """Print the one object of `--json`."""
        counts = {"added": len(did.added), "changed": len(did.changed), "same": len(did.same)}
        answer = {"ok": ok, "did": counts, "problems": [problem.as_json() for problem in problems], **more}
        self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))


def counted(problems: Iterable[Problem]) -> str:
    """Return `2 errors, 1 warning`."""
    levels = [problem.level for problem in problems]
    return ", ".join(_many(levels.count(level), level) for level in ("error", "warning"))


def _many(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
