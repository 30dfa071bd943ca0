"""Intakes as their pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from people.models import Intake, IntakePlace, User
from people.queries.teams import team_paths, teams_of


@dataclass(frozen=True, slots=True)
class IntakeRow:
    """An intake, how many are in it, and whether it is to come, under way or over."""

    intake: Intake
    people: int
    state: str


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """Somebody's place: who, in which team today, since when."""

    person: User
    name: str
    team: str
    from_on: date


def intake_rows(on: date) -> tuple[IntakeRow, ...]:
    """Return every intake, the newest first. One query."""
    counted = Intake.objects.annotate(people=Count("places", filter=Q(places__until_on=None))).order_by("-starts_on", "code")
    return tuple(IntakeRow(intake, intake.people, state_of(intake, on)) for intake in counted)


def state_of(intake: Intake, on: date) -> str:
    """Return where an intake stands on a day."""
    if on < intake.starts_on:
        return "to-come"
    return "over" if on > intake.ends_on else "under-way"


def place_rows(intake: Intake, on: date, language: str) -> tuple[PlaceRow, ...]:
    """Return who is in an intake, sorted by pinyin. Three queries."""
    places = IntakePlace.objects.filter(intake=intake, until_on=None).select_related("person")
    rows: Iterable[IntakePlace] = places.order_by("person__name_sort", "person__employee_number")
    listed = list(rows)
    paths = team_paths(language)
    teams = {person_id: paths[team.pk] for person_id, team in teams_of([place.person_id for place in listed], on).items()}
    return tuple(PlaceRow(place.person, place.person.name(language), teams.get(place.person_id, ""), place.from_on) for place in listed)
