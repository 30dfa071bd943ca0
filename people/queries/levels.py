"""Who holds which job level."""

from collections.abc import Iterable
from datetime import date

from people.models import LevelHeld, User


def level_of(person: User | int, on: date) -> str:
    """Return the level of a person on a day, or an empty text."""
    person_id = person if isinstance(person, int) else person.pk
    return levels_of([person_id], on).get(person_id, "")


def levels_of(person_ids: Iterable[int], on: date) -> dict[int, str]:
    """Return the level of each person on a day. One query."""
    return dict(LevelHeld.objects.on(on).filter(person_id__in=person_ids).values_list("person_id", "level"))
