"""The clock. Only doors (views, tasks, commands) read it; everything below is told the time."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return this instant, aware, in UTC."""
    return datetime.now(UTC)
