"""Who may open what of the curriculum: each `may_` beside the rows it allows."""

from dataclasses import dataclass
from enum import StrEnum

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from courses.domain.unlocking import Reason, State
from courses.models import Course, Lesson, MediaFile, Step
from courses.queries.path_state import courses_of
from courses.queries.states import StepRow
from people.domain.roles import Right
from people.models import User
from people.policies import may, signed_in
from people.queries.today import today_of


class Bar(StrEnum):
    """Why a step cannot be opened."""

    NOT_GIVEN = "not-given"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a step cannot be opened; a locked one says what opens it."""

    bar: Bar
    reasons: tuple[Reason, ...] = ()


def may_open_step(user: User | AnonymousUser, step: Step) -> Refusal | None:
    """Say why a person may not enter a step today, None if they may.

    What was not given to them is not to be known of (404); what is locked is refused with its reasons (403).
    """
    row = _rows(user).get(step.slug)
    if row is None:
        return Refusal(Bar.NOT_GIVEN)
    return Refusal(Bar.LOCKED, row.reasons) if row.state is State.LOCKED else None


def steps_open_to(user: User | AnonymousUser) -> QuerySet[Step]:
    """Return the steps that a person may enter today."""
    return Step.objects.filter(live=True, slug__in=[slug for slug, row in _rows(user).items() if row.is_open])


def steps_given_to(user: User | AnonymousUser, kind: str) -> tuple[StepRow, ...]:
    """Return a person's steps of a kind, open, done or locked, as they stand today."""
    return tuple(row for row in _rows(user).values() if row.kind == kind)


def courses_given_to(user: User | AnonymousUser) -> QuerySet[Course]:
    """Return the courses that a person is in, open or not."""
    given = {slug.partition("/")[0] for slug in _rows(user)}
    return Course.objects.filter(slug__in=given, current__isnull=False)


def lessons_given_to(user: User | AnonymousUser) -> QuerySet[Lesson]:
    """Return the lessons of a person's courses, open or not."""
    given = [row.ref for row in _rows(user).values() if row.kind == "lesson"]
    return Lesson.objects.filter(slug__in=given, current__isnull=False)


def pictures_open_to(user: User | AnonymousUser) -> QuerySet[MediaFile]:
    """Return the pictures of the lessons that a person may read, in whichever version."""
    if may_look_in(user):
        return MediaFile.objects.all()
    return MediaFile.objects.filter(shown_in__version__lesson__in=lessons_given_to(user)).distinct()


def may_look_in(user: User | AnonymousUser) -> bool:
    """Tell whether someone may read all courses and lessons without taking them: who assigns, follows or writes them."""
    return any(may(user, right) for right in (Right.ASSIGN_TEAM, Right.SEE_ALL_PROGRESS, Right.AUTHOR_CURRICULUM))


def _rows(user: User | AnonymousUser) -> dict[str, StepRow]:
    if not signed_in(user):
        return {}
    return {row.slug: row for course in courses_of(user.pk, today_of(user)) for row in course.steps}
