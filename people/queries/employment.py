"""Who works here."""

from datetime import datetime

from people.models import Employment, User


def works_here(person: User, at: datetime) -> bool:
    """Tell whether someone is employed at an instant, by the calendar of where they work."""
    return Employment.objects.on(at.astimezone(person.zone).date()).filter(person=person).exists()
