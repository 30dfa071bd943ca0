"""Which teams someone leads, with all below."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from people.domain.trees import below
from people.models import Leadership, Team, User
from people.policies.today import today_of


def parents_of_teams() -> dict[int, int | None]:
    """Return the whole tree, child to parent. One query."""
    return dict(Team.objects.values_list("pk", "parent_id"))


def team_and_below(team_ids: Iterable[int]) -> frozenset[int]:
    """Return the ids of the teams and of all under them. One query."""
    return below(parents_of_teams(), team_ids)


def led_teams(user: User, on: date | None = None) -> QuerySet[Team]:
    """Return the teams that someone leads on a day (today), with all below. Two queries to find them."""
    led = list(Leadership.objects.on(on or today_of(user)).filter(person=user).values_list("team_id", flat=True))
    return Team.objects.filter(pk__in=team_and_below(led) if led else ())
