"""Which day it is for someone: rights and memberships of the moment are asked for without naming a day."""

from datetime import date

from django.utils import timezone

from lib import clock
from people.models import User


def today_of(person: User) -> date:
    """Return today's date where the person works. The only read of the clock below the doors: rights are of now."""
    return clock.now().astimezone(person.zone).date()


def today_here() -> date:
    """Return today's date in the reader's zone, or the house's where nobody reads."""
    return clock.now().astimezone(timezone.get_current_timezone()).date()
