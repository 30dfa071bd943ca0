"""My team: who is where, what is overdue, what to do this week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, Min, OuterRef, Q

from assignments.models import Duty
from assignments.queries import DutyRow, duties_of_many
from certificates.models import Certificate
from certificates.queries.certificates import CertificateRow, certificates_of_many
from courses.queries import PathState, paths_of_many
from lib.bilingual import Text
from people.models import IntakePlace, Team, User
from people.models.user import UserQuerySet
from people.queries import members_of, team_and_below, teams_of

SOON = timedelta(days=3)
EXPIRES_SOON = timedelta(days=30)
MOST_ACTS = 6


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
class Figures:
    """Figures of everyone in reach, before words and state narrow them."""

    people: int
    owing: int
    given: int
    late_duties: int
    late_people: int
    oldest_due_on: date | None
    certified: int
    expiring: int


@dataclass(frozen=True, slots=True)
class Member:
    """One person: where they stand, what they owe, what they hold."""

    person: User
    team: Team | None
    paths: tuple[PathState, ...]
    duties: tuple[DutyRow, ...]
    certificates: tuple[CertificateRow, ...]

    @property
    def path(self) -> PathState | None:
        """The path they are on: the first that is not done, else the first."""
        return next((path for path in self.paths if not path.is_done), self.paths[0] if self.paths else None)

    @property
    def late(self) -> DutyRow | None:
        """The duty that is overdue longest."""
        return next((duty for duty in self.duties if duty.state == "late"), None)

    @property
    def upcoming(self) -> DutyRow | None:
        """The duty that is due next."""
        return next((duty for duty in self.duties if duty.state in {"soon", "due"}), None)

    @property
    def certificate(self) -> CertificateRow | None:
        """The certificate that holds."""
        return next((row for row in self.certificates if row.is_valid), None)


@dataclass(frozen=True, slots=True)
class Act:
    """Something to do this week about one person."""

    person_id: int
    name: Text
    kind: str
    title: Text
    on: date
    days_late: int


def narrowed(seen: UserQuerySet, wanted: Wanted, today: date) -> UserQuerySet:
    """Return those in reach who are in the team and intake asked for: no query yet, but one for the tree of teams."""
    found = seen
    if wanted.team_id is not None:
        found = found.filter(pk__in=members_of(team_and_below([wanted.team_id]), today).order_by().values("pk"))
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


def figures(people: UserQuerySet, today: date) -> Figures:
    """Count over everyone in reach: three queries."""
    ids = people.order_by().values("pk")
    late = Q(done=False, due_on__lt=today)
    duties = (
        Duty.objects.live()
        .with_done()
        .filter(person__in=ids)
        .aggregate(
            given=Count("person", distinct=True),
            owing=Count("person", distinct=True, filter=Q(done=False)),
            late_duties=Count("pk", filter=late),
            late_people=Count("person", distinct=True, filter=late),
            oldest=Min("due_on", filter=late),
        )
    )
    held = (
        Certificate.objects.live()
        .filter(person__in=ids, expires_on__gte=today)
        .aggregate(
            certified=Count("person", distinct=True),
            expiring=Count("pk", filter=Q(expires_on__lte=today + EXPIRES_SOON)),
        )
    )
    return Figures(
        people=people.count(),
        owing=duties["owing"],
        given=duties["given"],
        late_duties=duties["late_duties"],
        late_people=duties["late_people"],
        oldest_due_on=duties["oldest"],
        certified=held["certified"],
        expiring=held["expiring"],
    )


def members(people: Sequence[User], today: date) -> list[Member]:
    """Return a page of people with where they stand: six queries for however many."""
    ids = [person.pk for person in people]
    teams, paths = teams_of(ids, today), paths_of_many(ids, today)
    duties, held = duties_of_many(ids, today), certificates_of_many(ids, today)
    return [Member(person, teams.get(person.pk), paths[person.pk], duties[person.pk], held.get(person.pk, ())) for person in people]


def acts(people: UserQuerySet, today: date) -> list[Act]:
    """Return what to do this week, the longest overdue first: two queries."""
    ids = people.order_by().values("pk")
    owed = Duty.objects.owed().filter(person__in=ids, due_on__lte=today + SOON).select_related("person", "assignment")
    found = [
        Act(
            duty.person_id,
            _name(duty.person),
            "late" if duty.due_on < today else "soon",
            duty.assignment.title,
            duty.due_on,
            max(0, (today - duty.due_on).days),
        )
        for duty in owed.order_by("due_on", "person__name_sort", "pk")[:MOST_ACTS]
    ]
    ending = Certificate.objects.live().filter(person__in=ids, expires_on__range=(today, today + EXPIRES_SOON))
    return found + [
        Act(row.person_id, _name(row.person), "expires", row.title, row.expires_on, 0)
        for row in ending.select_related("person").order_by("expires_on", "pk")[:MOST_ACTS]
    ]


def _name(person: User) -> Text:
    return Text(person.name("zh"), person.name("en"))
