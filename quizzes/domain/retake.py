"""When an exam may be tried again."""

from datetime import date, datetime, timedelta, tzinfo


def next_try_on(ended_at: datetime, retake_days: int, zone: tzinfo) -> date:
    """Return the day, in the person's zone, from whose beginning the exam may be tried again."""
    return ended_at.astimezone(zone).date() + timedelta(days=retake_days)
