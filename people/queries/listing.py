"""People as the list shows them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

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
    here: bool


def filtered(people: UserQuerySet, *, words: str, team_id: int | None, state: str, on: date) -> UserQuerySet:
    """Keep who matches the words, is in the team or below it, and is here, gone, or either."""
    found = people.matching(words) if words else people
    if team_id is not None:
        found = found.filter(pk__in=members_of(team_and_below([team_id]), on).values("pk"))
    here = Employment.objects.on(on).values("person_id")
    if state == "here":
        return found.filter(pk__in=here)
    return found.exclude(pk__in=here) if state == "left" else found


def person_rows(people: Sequence[User], on: date, language: str) -> tuple[PersonRow, ...]:
    """Return a page of people with their team, level and roles of a day, worded. Six queries, however many they are."""
    ids = [person.pk for person in people]
    levels, roles, paths = levels_of(ids, on), roles_of_many(ids, on), team_paths(language)
    teams = {person_id: paths[team.pk] for person_id, team in teams_of(ids, on).items()}
    here = set(Employment.objects.on(on).filter(person_id__in=ids).values_list("person_id", flat=True))
    return tuple(
        PersonRow(
            person=person,
            name=person.name(language),
            team=teams.get(person.pk, ""),
            level=levels.get(person.pk, ""),
            roles=roles_in_words(roles.get(person.pk, ()), language),
            here=person.pk in here,
        )
        for person in people
    )


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
