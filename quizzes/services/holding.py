"""Hold an attempt's row and read the database's clock once it is held."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from quizzes.models import Attempt, DatabaseNow
from quizzes.models.clock import postgresql_now

LOCK = "FOR UPDATE"


@dataclass(frozen=True, slots=True)
class Locked:
    """An attempt whose row is held, and the database's time at which it was taken."""

    attempt: Attempt
    now: datetime


def held_row(attempt_id: int) -> Locked | None:
    """Lock an attempt's row in one statement; None if there is none."""
    attempt = _by_postgresql(attempt_id) if connection.vendor == "postgresql" else _by_sqlite(attempt_id)
    return None if attempt is None else Locked(attempt, vars(attempt)["now"])


def _by_postgresql(attempt_id: int) -> Attempt | None:
    """Read the clock above the lock: beside FOR UPDATE it would be read before the wait for the row."""
    clock, parameters = postgresql_now()
    sql = f"SELECT held.*, {clock} AS now FROM (SELECT * FROM quizzes_attempt WHERE id = %s {LOCK}) held"  # noqa: S608  our own words
    return next(iter(Attempt.objects.raw(sql, [*parameters, attempt_id])), None)


def _by_sqlite(attempt_id: int) -> Attempt | None:
    """Read row and clock: the transaction itself is exclusive, so nothing was waited for after it began."""
    return Attempt.objects.annotate(now=DatabaseNow()).filter(pk=attempt_id).first()
