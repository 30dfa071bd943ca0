"""The firm's working days, as its settings say them."""

from django.conf import settings

from courses.domain.workdays import Calendar


def firm_calendar() -> Calendar:
    """Return which days the firm works."""
    return Calendar(settings.DAYS_OFF, settings.WEEKENDS_WORKED)
