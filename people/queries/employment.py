"""Who works here."""

from datetime import date, datetime

from people.models import Employment, User


def works_here(person: User, at: datetime) -> bool:
    """Tell whether someone is employed at an instant, by the calendar of where they work."""
    return works_here_on(person, at.astimezone(person.zone).date())


def works_here_on(person: User, day: date) -> bool:
    """Tell whether someone is employed on a day."""
    return Employment.objects.on(day).filter(person=person).exists()
