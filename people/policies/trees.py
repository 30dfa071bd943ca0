"""Which teams someone leads, with all below."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from people.domain.trees import below
from people.models import Leadership, Team, User
from people.policies.today import today_of

_KEPT = "_led_of_a_day"


def parents_of_teams() -> dict[int, int | None]:
    """Return the whole tree, child to parent. One query."""
    return dict(Team.objects.values_list("pk", "parent_id"))


def team_and_below(team_ids: Iterable[int]) -> frozenset[int]:
    """Return the ids of the teams and of all under them. One query."""
    return below(parents_of_teams(), team_ids)


def led_teams(user: User, on: date | None = None) -> QuerySet[Team]:
    """Return the teams that someone leads on a day (today), with all below."""
    return Team.objects.filter(pk__in=led_team_ids(user, on))


def led_team_ids(user: User, on: date | None = None) -> frozenset[int]:
    """Return the ids of the teams that someone leads on a day (today), with all below. Two queries, once a user object and day.

    A user object lives as long as its request, so a changed lead counts from the next request on, as a changed role does.
    """
    day = on or today_of(user)
    kept: tuple[date, frozenset[int]] | None = getattr(user, _KEPT, None)
    if kept is None or kept[0] != day:
        led = list(Leadership.objects.on(day).filter(person=user).values_list("team_id", flat=True))
        kept = (day, team_and_below(led) if led else frozenset())
        keep_led(user, *kept)
    return kept[1]


def keep_led(user: User, on: date, team_ids: frozenset[int]) -> None:
    """Keep the teams that someone leads on a day, with all below, with this very object."""
    setattr(user, _KEPT, (on, team_ids))
