"""Which apps bring something to a pack, in the order in which they load."""

from collections.abc import Iterator
from datetime import datetime
from importlib import import_module
from typing import Protocol, cast

from audit.domain import Actor
from lib.packs import Entry, Loaded, Pack, PackKind
from lib.problems import Problem


class PackApp(Protocol):
    """What an app's `packs.py` offers."""

    KINDS: tuple[PackKind, ...]

    def check(self, pack: Pack) -> Iterator[Problem]:
        """Find what is wrong with the app's entries and what they refer to."""

    def load(self, pack: Pack, *, by: Actor, at: datetime) -> Loaded:
        """Publish what differs, in the caller's transaction."""

    def export(self) -> Iterator[Entry]:
        """Yield everything that is published."""


APPS = ("knowledge", "questions", "courses", "quizzes", "scenarios", "certificates")


def apps() -> tuple[PackApp, ...]:
    """Return the apps, lowest floor first."""
    return tuple(cast("PackApp", import_module(f"{app}.packs")) for app in APPS)


def kinds() -> tuple[PackKind, ...]:
    """Return every kind of entry."""
    return tuple(kind for app in apps() for kind in app.KINDS)
