"""Settings from the environment: each read names what was wrong and shows a right value."""

import os
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

T = TypeVar("T")


class Environment:
    """The process environment, completed by a `.env` file (the process wins)."""

    def __init__(self, dotenv: Path | None = None) -> None:
        """Read `.env` where there is one."""
        if dotenv is not None and dotenv.is_file():
            environ.Env.read_env(str(dotenv), overwrite=False)
        self._env = environ.FileAwareEnv()

    def text(self, name: str, default: str = "") -> str:
        """Return a text."""
        return str(self._env.str(name, default=default)).strip()

    def choice(self, name: str, choices: Sequence[str], default: str) -> str:
        """Return one of the choices.

        :raises ImproperlyConfigured: if it is none of them
        """
        said = self.text(name, default)
        if said not in choices:
            raise _wrong(name, said, f"must be one of {', '.join(choices)}", default)
        return said

    def whole(self, name: str, default: int, least: int, most: int) -> int:
        """Return a whole number within limits.

        :raises ImproperlyConfigured: if it is not one
        """
        said = self.text(name, str(default))
        if not said.isascii() or not said.isdigit() or not least <= int(said) <= most:
            raise _wrong(name, said, f"must be a whole number from {least} to {most}", str(default))
        return int(said)

    def url(self, name: str, default: str, schemes: Sequence[str], example: str) -> str:
        """Return a URL of one of the schemes, or an empty text.

        :raises ImproperlyConfigured: if it is none
        """
        said = self.text(name, default)
        if said and urlsplit(said).scheme not in schemes:
            raise _wrong(name, said, f"must begin with {' or '.join(s + '://' for s in schemes)}", example)
        return said

    def parsed(self, name: str, default: str, parse: Callable[[str], T], example: str) -> T:
        """Return what `parse` makes of the value.

        :raises ImproperlyConfigured: if it cannot
        """
        said = self.text(name, default)
        try:
            return parse(said)
        except (ValueError, KeyError, environ.ImproperlyConfigured) as error:
            raise _wrong(name, said, "cannot be read", example) from error


def dates(said: str) -> frozenset[date]:
    """Return dates written as `2026-10-01,2026-10-02`.

    :raises ValueError: if one is no date
    """
    return frozenset(date.fromisoformat(one.strip()) for one in said.split(",") if one.strip())


def _wrong(name: str, said: str, reason: str, example: str) -> ImproperlyConfigured:
    shown = "(hidden)" if any(word in name for word in ("SECRET", "PASSWORD", "URL")) and "@" in said else repr(said)
    return ImproperlyConfigured(f"{name} is {shown}, but it {reason}. A right value: {name}={example}")


def base_dir() -> Path:
    """Return the folder that holds `manage.py`."""
    return Path(os.path.realpath(__file__)).parent.parent
