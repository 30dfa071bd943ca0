"""People as the list shows them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from lib.bilingual import language_of
from people.domain.roles import ROLE_NAMES, Role
from people.models import Employment, Leadership, RoleGrant, User
from people.models.user import UserQuerySet
from people.policies.trees import team_and_below
from people.queries.levels import levels_of
from people.queries.teams import members_of, team_paths, teams_of


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person on a day."""

    person: User
    name: str
    team: str
    level: str
    roles: str
    state: str


def filtered(people: UserQuerySet, *, words: str, team_id: int | None, state: str, on: date) -> UserQuerySet:
    """Keep who matches the words, is in the team or below it, and is here, gone, or either."""
    found = people.matching(words) if words else people
    if team_id is not None:
        found = found.filter(pk__in=members_of(team_and_below([team_id]), on).values("pk"))
    here = Employment.objects.on(on).values("person_id")
    to_come = Employment.objects.filter(from_on__gt=on).values("person_id")
    if state == "here":
        return found.filter(pk__in=here)
    if state == "to-come":
        return found.exclude(pk__in=here).filter(pk__in=to_come)
    return found.exclude(pk__in=here).exclude(pk__in=to_come) if state == "left" else found


def person_rows(people: Sequence[User], on: date, language: str) -> tuple[PersonRow, ...]:
    """Return a page of people with their team, level and roles of a day, worded. Six queries, however many they are."""
    ids = [person.pk for person in people]
    levels, roles, paths = levels_of(ids, on), roles_of_many(ids, on), team_paths(language)
    teams = {person_id: paths[team.pk] for person_id, team in teams_of(ids, on).items()}
    states = _states(ids, on)
    return tuple(
        PersonRow(
            person=person,
            name=person.name(language),
            team=teams.get(person.pk, ""),
            level=levels.get(person.pk, ""),
            roles=roles_in_words(roles.get(person.pk, ()), language),
            state=states.get(person.pk, "left"),
        )
        for person in people
    )


def _states(person_ids: Sequence[int], on: date) -> dict[int, str]:
    """Return who works here on a day or is expected; whoever left is left out. One query."""
    open_ = Employment.objects.filter(Q(until_on=None) | Q(until_on__gt=on), person_id__in=person_ids)
    rows = open_.order_by("-from_on").values_list("person_id", "from_on")
    return {person_id: "here" if from_on <= on else "to-come" for person_id, from_on in rows}


def roles_in_words(roles: Collection[Role], language: str) -> str:
    """Return roles as one text, in the order of the house."""
    between = "、" if language_of(language) == "zh" else ", "
    return between.join(ROLE_NAMES[role].get(language) for role in Role if role in roles)


def roles_of_many(person_ids: Sequence[int], on: date) -> dict[int, tuple[Role, ...]]:
    """Return the roles of each person on a day, in the order of the house. Two queries."""
    held: dict[int, set[Role]] = {}
    for person_id, role in RoleGrant.objects.on(on).filter(person_id__in=person_ids).values_list("person_id", "role"):
        held.setdefault(person_id, set()).add(Role(role))
    for person_id in Leadership.objects.on(on).filter(person_id__in=person_ids).values_list("person_id", flat=True):
        held.setdefault(person_id, set()).add(Role.LEAD)
    return {person_id: tuple(role for role in Role if role in roles) for person_id, roles in held.items()}
