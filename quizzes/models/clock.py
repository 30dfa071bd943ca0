"""The database's clock: what judges a deadline, whatever the web server's own clock says."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import DateTimeField, Func

SQLITE_NOW, SQLITE_FORMAT = "strftime(%s, 'now')", "%Y-%m-%d %H:%M:%f"
_told: ContextVar[datetime | None] = ContextVar("told", default=None)


class OnlyTheDemoHasAMadeUpPast(Exception):
    """Outside the demo nobody may tell the clock what time it was."""


@contextmanager
def told(at: datetime) -> Iterator[None]:
    """Let the clock stand at an instant: the demo company's past is sat in it.

    :raises OnlyTheDemoHasAMadeUpPast: outside the demo
    """
    if not settings.DEMO:
        raise OnlyTheDemoHasAMadeUpPast
    token = _told.set(at)
    try:
        yield
    finally:
        _told.reset(token)


def database_now() -> tuple[str, list[str]]:
    """Return the SQL of this instant, and its parameters, for a statement that is written out."""
    if connection.vendor == "postgresql":
        return postgresql_now()
    return ("%s", [_as_sqlite_keeps(at)]) if (at := _told.get()) is not None else (SQLITE_NOW, [SQLITE_FORMAT])


def postgresql_now() -> tuple[str, list[str]]:
    """Return the SQL of this instant on PostgreSQL, and its parameters."""
    at = _told.get()
    return ("clock_timestamp()", []) if at is None else ("%s::timestamptz", [at.isoformat()])


class DatabaseNow(Func):
    """This instant by the database; on PostgreSQL the true one, not the transaction's beginning."""

    arity = 0
    output_field = DateTimeField()

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """Ask PostgreSQL."""
        if _told.get() is not None:
            return postgresql_now()
        return self.as_sql(compiler, connection, template="clock_timestamp()", **extra)

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:  # noqa: ARG002 - Django's signature
        """Ask SQLite, to the millisecond; the format is a parameter, because its per cent signs are no placeholders."""
        if (at := _told.get()) is not None:
            return "%s", [_as_sqlite_keeps(at)]
        return SQLITE_NOW, [SQLITE_FORMAT]


def _as_sqlite_keeps(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
