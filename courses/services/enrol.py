"""Enrol people in paths and courses, and end an enrolment with the act that made it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import transaction

from audit.domain import Actor
from audit.services import write
from courses.models import Course, CourseEnrolment, Enrolment, Path
from courses.services import completions

Starts = date | Mapping[int, date]
E = TypeVar("E", Enrolment, CourseEnrolment)


class NotPublished(Exception):
    """There is no published path or course of that id."""


@transaction.atomic
def enrol(*, person_ids: Sequence[int], path_slug: str, started_on: Starts, by: Actor, at: datetime, source: str = "") -> int:
    """Put people on a path; return how many were not on it yet.

    `started_on` is one date for all or a date for each person id. `source` names the act (`assignments.assignment:7`).

    :raises NotPublished: if the path is not published
    """
    path = Path.objects.filter(slug=path_slug, current__isnull=False).first()
    if path is None:
        raise NotPublished(path_slug)
    fresh = _enrol(Enrolment, {"path": path}, person_ids, started_on, source or by.ref)
    completions.settle(person_ids=tuple(person_ids), at=at)
    _tell(by, at, "path.enrol", f"courses.path:{path_slug}", fresh, source)
    return len(fresh)


@transaction.atomic
def enrol_course(*, person_ids: Sequence[int], course_slug: str, started_on: Starts, by: Actor, at: datetime, source: str = "") -> int:
    """Put people in a course outside any path; return how many were not in it yet.

    :raises NotPublished: if the course is not published
    """
    course = Course.objects.filter(slug=course_slug, current__isnull=False).first()
    if course is None:
        raise NotPublished(course_slug)
    fresh = _enrol(CourseEnrolment, {"course": course}, person_ids, started_on, source or by.ref)
    _tell(by, at, "course.enrol", f"courses.course:{course_slug}", fresh, source)
    return len(fresh)


@transaction.atomic
def end_enrolments(*, source: str, by: Actor, at: datetime, person_ids: Sequence[int] | None = None) -> int:
    """End what an act enrolled (all of it, or these people's); what was passed stays passed."""
    ended = 0
    for model in (Enrolment, CourseEnrolment):
        rows = model.objects.filter(by_ref=source, ended_at__isnull=True)
        if person_ids is not None:
            rows = rows.filter(person_id__in=person_ids)
        ended += rows.update(ended_at=at)
    write(by=by, verb="enrolment.end", subject=source, at=at, details={"people": ended})
    return ended


def _enrol(model: type[E], of: Mapping[str, Any], person_ids: Sequence[int], starts: Starts, ref: str) -> list[int]:
    """Add the missing rows and reopen ended ones; return whose enrolment is new."""
    rows = model.objects.filter(**of, person_id__in=person_ids)
    ended = {row.person_id: row for row in rows if row.ended_at is not None}
    live = {row.person_id for row in rows if row.ended_at is None}
    for person_id, row in ended.items():
        row.started_on, row.by_ref, row.ended_at = _start(starts, person_id), ref, None
    model.objects.bulk_update(list(ended.values()), ["started_on", "by_ref", "ended_at"], batch_size=500)
    fresh = [person_id for person_id in dict.fromkeys(person_ids) if person_id not in live]
    model.objects.bulk_create(
        [
            model(**of, person_id=person_id, started_on=_start(starts, person_id), by_ref=ref)
            for person_id in fresh
            if person_id not in ended
        ],
        ignore_conflicts=True,
        batch_size=500,
    )
    return fresh


def _start(starts: Starts, person_id: int) -> date:
    return starts if isinstance(starts, date) else starts[person_id]


def _tell(by: Actor, at: datetime, verb: str, subject: str, person_ids: list[int], source: str) -> None:
    if person_ids:
        write(by=by, verb=verb, subject=subject, at=at, details={"people": person_ids, "source": source})
