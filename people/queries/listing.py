"""People as the list shows them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lib.bilingual import language_of
from people.domain.roles import ROLE_NAMES, Role
from people.models import Employment, User
from people.models.user import UserQuerySet
from people.policies.trees import team_and_below
from people.queries.spells import Holding, holding_of
from people.queries.teams import members_of


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


def person_rows(people: Sequence[User], on: date, language: str, paths: Mapping[int, str]) -> tuple[PersonRow, ...]:
    """Return a page of people with their team, level and roles of a day, worded. `paths` words every team. One query."""
    held = holding_of([person.pk for person in people], on)
    return tuple(_row(person, held[person.pk], language, paths) for person in people)


def _row(person: User, held: Holding, language: str, paths: Mapping[int, str]) -> PersonRow:
    return PersonRow(
        person=person,
        name=person.name(language),
        team=paths.get(held.team_id, "") if held.team_id is not None else "",
        level=held.level,
        roles=roles_in_words(held.roles, language),
        state=held.state,
    )


def roles_in_words(roles: Collection[Role], language: str) -> str:
    """Return roles as one text, in the order of the house."""
    between = "、" if language_of(language) == "zh" else ", "
    return between.join(ROLE_NAMES[role].get(language) for role in Role if role in roles)
