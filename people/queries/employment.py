"""Who works here."""

from datetime import date, datetime

from people.models import Employment, User


def works_here(person: User, at: datetime) -> bool:
    """Tell whether someone is employed at an instant, by the calendar of where they work."""
    return works_here_on(person, at.astimezone(person.zone).date())


def state_on(person: User, day: date) -> str:
    """Return where someone stands on a day: `here`, `to-come`, or `left`."""
    if works_here_on(person, day):
        return "here"
    return "to-come" if Employment.objects.filter(person=person, from_on__gt=day).exists() else "left"


def works_here_on(person: User, day: date) -> bool:
    """Tell whether someone is employed on a day."""
    return Employment.objects.on(day).filter(person=person).exists()
