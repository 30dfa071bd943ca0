"""What stands about many people at once, for comparing with a file: a fixed number of queries, however many they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django.db.models import Max, Q

from people.domain.roles import Role
from people.models import Employment, Leadership, LevelHeld, Membership, RoleGrant, Team, User


@dataclass(frozen=True, slots=True)
class Standing:
    """One person as of a day. `here` counts a first day still to come; `joined_on` is the last first day."""

    person: User
    here: bool
    joined_on: date
    team_id: int | None
    level: str
    roles: frozenset[Role]
    leads: frozenset[int]


def standings(numbers: Iterable[str], on: date) -> dict[str, Standing]:
    """Return what stands about those who have one of the numbers, by number in lower case."""
    wanted = {number.lower() for number in numbers}
    people = {person.pk: person for person in User.objects.by_name() if person.employee_number.lower() in wanted}
    joined = dict(Employment.objects.values("person_id").annotate(last=Max("from_on")).values_list("person_id", "last"))
    here = set(Employment.objects.filter(Q(until_on=None) | Q(until_on__gt=on)).values_list("person_id", flat=True))
    teams = dict(_open(Membership, on, "team_id"))
    levels = dict(_open(LevelHeld, on, "level"))
    roles = _gathered(_open(RoleGrant, on, "role"))
    leads = _gathered(_open(Leadership, on, "team_id"))
    return {
        person.employee_number.lower(): Standing(
            person=person,
            here=pk in here,
            joined_on=joined.get(pk, person.hired_on),
            team_id=teams.get(pk),
            level=levels.get(pk, ""),
            roles=frozenset(Role(role) for role in roles.get(pk, ())),
            leads=frozenset(leads.get(pk, ())),
        )
        for pk, person in people.items()
    }


def _open(fact: type[Membership | LevelHeld | RoleGrant | Leadership], on: date, column: str) -> Iterable[tuple[int, Any]]:
    """Return what holds on the day or begins later, person by person, in the order it begins."""
    rows = fact.objects.filter(Q(until_on=None) | Q(until_on__gt=on)).order_by("from_on")
    return rows.values_list("person_id", column)


def _gathered(pairs: Iterable[tuple[int, Any]]) -> dict[int, set[Any]]:
    found: dict[int, set[Any]] = {}
    for person_id, value in pairs:
        found.setdefault(person_id, set()).add(value)
    return found


class TeamNames:
    """Teams by their path of names, in either language; read once, completed as teams are made."""

    def __init__(self, teams: Iterable[Team]) -> None:
        """Keep the teams under their parents and names."""
        self._ids: dict[tuple[int | None, str], int] = {}
        for team in teams:
            self.keep(team)

    @classmethod
    def read(cls) -> Self:
        """Read all teams. One query."""
        return cls(Team.objects.order_by("-pk"))

    def keep(self, team: Team) -> int:
        """Remember a team and return its id."""
        for name in (team.name_en, team.name_zh):
            if name:
                self._ids[team.parent_id, name.lower()] = team.pk
        return team.pk

    def find(self, path: Iterable[str]) -> int | None:
        """Return the team at a path, or None where one step is missing."""
        found: int | None = None
        for step in path:
            found = self._ids.get((found, step.lower()))
            if found is None:
                return None
        return found
