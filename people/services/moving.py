"""Move a person to another team, or to another job level."""

from datetime import date, datetime

from django.db import transaction

from audit import services as audit
from audit.domain import Actor
from people.models import Employment, LevelHeld, Membership, User
from people.services.spells import hold, lock


class NotEmployed(Exception):
    """The person does not work here on that day."""


@transaction.atomic
def move(*, person_id: int, team_id: int, on: date, by: Actor, at: datetime) -> User:
    """Put a person into a team from a day on; their rights follow at once.

    :raises NotEmployed: if they do not work here on that day
    :raises LaterChangeStands: if they moved on a later day already
    """
    person = lock(person_id)
    must_work_here(person, on)
    before = Membership.objects.on(on).filter(person=person).values_list("team_id", flat=True).first()
    if hold(Membership.objects.filter(person=person), on=on, scope={"person": person}, value={"team_id": team_id}):
        details = {"from_team": before, "team": team_id, "on": on.isoformat()}
        audit.write(by=by, verb="person.move", subject=person.ref, at=at, details=details)
    return person


@transaction.atomic
def set_level(*, person_id: int, level: str, on: date, by: Actor, at: datetime) -> User:
    """Put a person on a job level from a day on.

    :raises NotEmployed: if they do not work here on that day
    :raises LaterChangeStands: if their level changed on a later day already
    """
    person = lock(person_id)
    must_work_here(person, on)
    if hold(LevelHeld.objects.filter(person=person), on=on, scope={"person": person}, value={"level": level}):
        details = {"level": level, "on": on.isoformat()}
        audit.write(by=by, verb="person.set-level", subject=person.ref, at=at, details=details)
    return person


def must_work_here(person: User, on: date) -> None:
    """Refuse changes to someone who is not employed that day.

    :raises NotEmployed: if so
    """
    if not Employment.objects.on(on).filter(person=person).exists():
        raise NotEmployed
