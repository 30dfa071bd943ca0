"""Who came with which intake."""

from collections.abc import Iterable
from datetime import date

from people.models import Intake, IntakePlace, User


def intake_of(person: User | int, on: date) -> Intake | None:
    """Return the intake of a person on a day: the last one that had begun."""
    person_id = person if isinstance(person, int) else person.pk
    return intakes_of([person_id], on).get(person_id)


def intakes_of(person_ids: Iterable[int], on: date) -> dict[int, Intake]:
    """Return the intake of each person on a day; it stays theirs after it ended. One query."""
    rows = (
        IntakePlace.objects.filter(person_id__in=person_ids, from_on__lte=on, intake__starts_on__lte=on)
        .exclude(until_on__lte=on)
        .select_related("intake")
        .order_by("intake__starts_on", "pk")
    )
    return {row.person_id: row.intake for row in rows}
