"""Who is meant by an audience: people named, a team with all below, an intake."""

from collections.abc import Collection
from datetime import date

from people.models import IntakePlace
from people.models.user import UserQuerySet
from people.queries import members_of, team_and_below


def audience_of(named: str, person_ids: Collection[int], reach: UserQuerySet, today: date) -> UserQuerySet:
    """Return those of `reach` who are meant, sorted by pinyin. `named` is `people`, `people.team:7`, `people.intake:3`."""
    kind, _, key = named.partition(":")
    if kind == "people.team":
        return reach.filter(pk__in=members_of(team_and_below([int(key)]), today).order_by().values("pk"))
    if kind == "people.intake":
        places = IntakePlace.objects.filter(intake_id=int(key), from_on__lte=today).exclude(until_on__lte=today)
        return reach.filter(pk__in=places.values("person_id"))
    return reach.filter(pk__in=person_ids)
