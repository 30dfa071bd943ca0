"""Hold an attempt's row and read the database's clock once it is held."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from quizzes.models import Attempt
from quizzes.queries.one import now_of, one_attempt

LOCK = "FOR UPDATE"


@dataclass(frozen=True, slots=True)
class Locked:
    """An attempt whose row is held, and the database's time at which it was taken."""

    attempt: Attempt
    now: datetime


def held_row(attempt_id: int) -> Locked | None:
    """Lock an attempt's row in one statement; None if there is none.

    On SQLite the transaction itself is exclusive, so nothing was waited for after it began.
    """
    attempt = one_attempt(attempt_id, lock=LOCK if connection.vendor == "postgresql" else "")
    return None if attempt is None else Locked(attempt, now_of(attempt))
