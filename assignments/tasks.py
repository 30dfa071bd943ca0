"""Doors for the worker."""

from datetime import datetime

from assignments.services.reminders import remind_everyone


def remind(*, at: datetime, **_future: object) -> None:
    """Remind everyone of what is due; safe to run as often as one likes."""
    remind_everyone(at=at)
