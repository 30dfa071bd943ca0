"""My team: who is narrowed down to, and where each person of a page stands."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from assignments.models import Duty
from assignments.queries import state_of
from certificates.domain.state import CertificateState
from certificates.models import Certificate
from courses.queries import PathState, paths_of_many
from lib.bilingual import Text
from people.models import IntakePlace, Membership, Team, User
from people.models.user import UserQuerySet
from people.queries import Choices, members_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the reader filtered by."""

    words: str = ""
    team_id: int | None = None
    intake_id: int | None = None
    state: str = ""

    @property
    def narrows(self) -> bool:
        """Tell whether anything is filtered."""
        return bool(self.words or self.team_id or self.intake_id or self.state)


@dataclass(frozen=True, slots=True)
class Held:
    """The certificate that holds."""

    title: Text
    expires_on: date


@dataclass(frozen=True, slots=True)
class Member:
    """One person: where they stand, what they owe first, what they hold.

    `state` is late, soon, due, done, or empty if nothing was given; `due_on` is of the first duty that is not done.
    """

    person: User
    team: Team | None
    paths: tuple[PathState, ...]
    state: str
    due_on: date | None
    days_late: int
    certificate: Held | None

    @property
    def path(self) -> PathState | None:
        """The path they are on: the first that is not done, else the first."""
        return next((path for path in self.paths if not path.is_done), self.paths[0] if self.paths else None)


def narrowed(seen: UserQuerySet, wanted: Wanted, known: Choices, today: date) -> UserQuerySet:
    """Return those in reach who are in the team and intake asked for: no query yet."""
    found = seen
    if wanted.team_id is not None:
        found = found.filter(pk__in=members_of(known.below(wanted.team_id), today).order_by().values("pk"))
    if wanted.intake_id is not None:
        places = IntakePlace.objects.filter(intake_id=wanted.intake_id, from_on__lte=today).exclude(until_on__lte=today)
        found = found.filter(pk__in=places.values("person_id"))
    return found


def matching(found: UserQuerySet, wanted: Wanted, today: date) -> UserQuerySet:
    """Return those who match the words and the state asked for."""
    if wanted.words:
        found = found.matching(wanted.words)
    owed = Duty.objects.owed().filter(person=OuterRef("pk"))
    if wanted.state == "late":
        return found.filter(Exists(owed.filter(due_on__lt=today)))
    if wanted.state == "owing":
        return found.filter(Exists(owed))
    if wanted.state == "none":
        return found.exclude(Exists(Duty.objects.live().filter(person=OuterRef("pk"))))
    if wanted.state == "certified":
        held = Certificate.objects.live().filter(person=OuterRef("pk"), expires_on__gte=today)
        return found.filter(Exists(held))
    return found


def members(matched: UserQuerySet, first: int, most: int, known: Choices, today: date) -> list[Member]:
    """Return `most` of these people from the place `first` on with where they stand: three queries for however many."""
    listed = User.objects.by_name().filter(pk__in=matched.values("pk")[first : first + most])
    people = list(listed.annotate(**_standing(today)))
    paths = paths_of_many([person.pk for person in people], today)
    return [_member(person, vars(person), paths[person.pk], known, today) for person in people]


def _standing(today: date) -> dict[str, Any]:
    """Return what is noted on each person: of the page alone, so that no team is too large."""
    owed = Duty.objects.owed().filter(person=OuterRef("pk")).order_by("due_on", "pk")
    held = Certificate.objects.in_state(CertificateState.VALID, today).filter(person=OuterRef("pk")).newest_first()
    return {
        "in_team": Subquery(Membership.objects.on(today).filter(person=OuterRef("pk")).values("team_id")[:1]),
        "given": Exists(Duty.objects.live().filter(person=OuterRef("pk"))),
        "first_due_on": Subquery(owed.values("due_on")[:1]),
        **{f"held_{name}": Subquery(held.values(name)[:1]) for name in ("title_zh", "title_en", "expires_on")},
    }


def _member(person: User, noted: dict[str, Any], paths: tuple[PathState, ...], known: Choices, today: date) -> Member:
    due_on: date | None = noted["first_due_on"]
    late = (today - due_on).days if due_on else 0
    state = state_of(done=due_on is None, late=late) if noted["given"] else ""
    held = Held(Text(noted["held_title_zh"], noted["held_title_en"]), noted["held_expires_on"]) if noted["held_expires_on"] else None
    return Member(person, known.teams.get(noted["in_team"]), paths, state, due_on, max(0, late), held)
