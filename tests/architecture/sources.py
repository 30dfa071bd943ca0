"""The house's own source files, parsed once."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = (
    "dashboards", "reports", "curriculum", "certificates", "quizzes", "scenarios", "assignments", "courses", "questions",
    "knowledge", "notifications", "people", "jobs", "audit", "ui", "lib", "lms",
)  # fmt: skip


@dataclass(frozen=True)
class Source:
    """A module: its path below the root and its tree."""

    path: Path
    tree: ast.Module

    @property
    def app(self) -> str:
        return self.path.parts[0]

    @property
    def room(self) -> str:
        """Return the room it stands in: `views`, `services`, ... (the file's name, or its folder's below the app)."""
        return self.path.parts[1].removesuffix(".py")

    def __str__(self) -> str:
        return str(self.path)


@cache
def sources() -> tuple[Source, ...]:
    return tuple(_read())


def _read() -> Iterator[Source]:
    for app in APPS:
        for path in sorted((ROOT / app).rglob("*.py")):
            below = path.relative_to(ROOT)
            if "migrations" not in below.parts and len(below.parts) > 1:
                yield Source(below, ast.parse(path.read_text(encoding="utf-8")))
