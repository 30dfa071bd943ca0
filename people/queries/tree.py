"""The team tree as the page shows it."""

from dataclasses import dataclass
from datetime import date

from people.models import Leadership, Membership, Team, User


@dataclass(frozen=True, slots=True)
class TeamNode:
    """One team: how deep it stands, who leads it, how many are in it and in all below."""

    team: Team
    depth: int
    leads: tuple[User, ...]
    own: int
    together: int


def team_tree(on: date, language: str) -> tuple[TeamNode, ...]:
    """Return every team from the top down, brothers by name. Three queries, however many teams."""
    teams = sorted(Team.objects.all(), key=lambda team: team.name(language))
    leads: dict[int, list[User]] = {}
    for row in Leadership.objects.on(on).select_related("person").order_by("person__name_sort"):
        leads.setdefault(row.team_id, []).append(row.person)
    own: dict[int, int] = {}
    for team_id in Membership.objects.on(on).values_list("team_id", flat=True):
        own[team_id] = own.get(team_id, 0) + 1
    children: dict[int | None, list[Team]] = {}
    for team in teams:
        children.setdefault(team.parent_id, []).append(team)
    return _walk(None, 0, children, leads, own)


def _walk(
    parent: int | None,
    depth: int,
    children: dict[int | None, list[Team]],
    leads: dict[int, list[User]],
    own: dict[int, int],
) -> tuple[TeamNode, ...]:
    found: list[TeamNode] = []
    for team in children.get(parent, ()):
        below = _walk(team.pk, depth + 1, children, leads, own)
        mine = own.get(team.pk, 0)
        together = mine + sum(node.together for node in below if node.depth == depth + 1)
        found += [TeamNode(team, depth, tuple(leads.get(team.pk, ())), mine, together), *below]
    return tuple(found)
