"""Who is in which team, who leads it, and what lies below it."""

from collections.abc import Collection, Iterable
from datetime import date

from people.domain.trees import path_of
from people.models import Leadership, Membership, Team, User
from people.models.user import UserQuerySet
from people.policies.today import today_of

_KEPT = "_team_of_now"


def team_of(person: User | int, on: date) -> Team | None:
    """Return the team of a person on a day."""
    person_id = person if isinstance(person, int) else person.pk
    return teams_of([person_id], on).get(person_id)


def team_now(person: User) -> Team | None:
    """Return the team of a person today. One query, none for whoever a session brought."""
    if not hasattr(person, _KEPT):
        keep_team(person, team_of(person, today_of(person)))
    found: Team | None = getattr(person, _KEPT)
    return found


def keep_team(person: User, team: Team | None) -> None:
    """Keep someone's team of today with this very object."""
    setattr(person, _KEPT, team)


def teams_of(person_ids: Iterable[int], on: date) -> dict[int, Team]:
    """Return the team of each person on a day; whoever has none is left out. One query."""
    rows = Membership.objects.on(on).filter(person_id__in=person_ids).select_related("team")
    return {row.person_id: row.team for row in rows}


def members_of(team_ids: Collection[int], on: date) -> UserQuerySet:
    """Return who is in one of these very teams on a day, sorted by pinyin."""
    inside = Membership.objects.on(on).filter(team_id__in=team_ids).values("person_id")
    return User.objects.by_name().filter(pk__in=inside)


def lead_ids_of(team_ids: Iterable[int], on: date) -> dict[int, list[int]]:
    """Return the leads of each team on a day, by id. One query."""
    found: dict[int, list[int]] = {}
    for team_id, person_id in Leadership.objects.on(on).filter(team_id__in=team_ids).values_list("team_id", "person_id"):
        found.setdefault(team_id, []).append(person_id)
    return found


def team_paths(language: str) -> dict[int, str]:
    """Return each team's path from the top, worded (`A / B`). One query."""
    return paths_of(Team.objects.all(), language)


def paths_of(every: Iterable[Team], language: str) -> dict[int, str]:
    """Return the path of each of all the teams, worded. No query for teams that were read."""
    teams = {team.pk: team for team in every}
    parents = {pk: team.parent_id for pk, team in teams.items()}
    return {pk: " / ".join(teams[step].name(language) for step in path_of(parents, pk)) for pk in teams}
