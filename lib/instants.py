"""Instants out of written-out statements."""

from datetime import UTC, datetime


def instant(value: datetime | str) -> datetime:
    """Read an instant: SQLite hands over text, in UTC, where no field of a model says what it is."""
    return datetime.fromisoformat(value).replace(tzinfo=UTC) if isinstance(value, str) else value
