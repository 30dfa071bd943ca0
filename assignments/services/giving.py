"""Give something to people, and take it back."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction

from assignments.domain.due import DueRule
from assignments.domain.target import Target
from assignments.models import Assignment, Duty
from assignments.queries.planning import Fate, PlanRow, plan
from assignments.queries.targets import TargetRow, target_row
from audit.domain import Actor
from audit.services import write
from courses.services import enrol
from notifications.services import forget, promise
from people.models import User

preview = plan


class TargetUnknown(Exception):
    """Nothing that is published has this name."""


@transaction.atomic
def give(
    *,
    key: str,
    target: Target,
    people: Collection[User],
    audience: str,
    rule: DueRule,
    giver: User | None,
    by: Actor,
    at: datetime,
) -> Assignment:
    """Give a target to those who neither have it nor have done it. The same `key` gives once.

    :raises TargetUnknown: if the target is not published
    :raises DueHasPassed: if a fixed date lies before today
    """
    known = Assignment.objects.filter(key=key).first()
    if known is not None:
        return known
    row = target_row(target)
    if row is None:
        raise TargetUnknown(target.key)
    assignment, fresh = Assignment.objects.get_or_create(
        key=key,
        defaults={
            "target_kind": target.kind,
            "target_slug": target.slug,
            "title_zh": row.title.zh,
            "title_en": row.title.en,
            "audience": audience,
            "due_rule": rule.kind,
            "due_on": rule.on if rule.kind == "fixed" else None,
            "due_days": rule.days if rule.kind == "after_hire" else None,
            "given_by": giver,
            "given_at": at,
        },
    )
    if fresh:
        planned = plan(target=target, people=people, rule=rule, at=at)
        _carry_out(assignment, row, [each for each in planned if each.fate is Fate.NEW], by, at)
    return assignment


def _carry_out(assignment: Assignment, row: TargetRow, new: Sequence[PlanRow], by: Actor, at: datetime) -> None:
    Duty.objects.bulk_create(
        [
            Duty(
                assignment=assignment,
                person=each.person,
                target_kind=row.target.kind,
                target_slug=row.target.slug,
                due_on=each.due.on,
                given_at=at,
            )
            for each in new
            if each.due is not None
        ],
        ignore_conflicts=True,
        batch_size=500,
    )
    given = set(Duty.objects.filter(assignment=assignment).values_list("person_id", flat=True))
    rows = [each for each in new if each.person.pk in given]
    _enrol(assignment, row, rows, by, at)
    for each in rows:
        _tell(assignment, row, each, at)
    details = {"target": row.target.key, "audience": assignment.audience, "people": sorted(given)}
    write(by=by, verb="assignment.give", subject=assignment.ref, at=at, details=details)


def _enrol(assignment: Assignment, row: TargetRow, rows: Sequence[PlanRow], by: Actor, at: datetime) -> None:
    starts = {each.person.pk: each.due.starts_on for each in rows if each.due is not None}
    if not starts:
        return
    if row.target.kind == "path":
        enrol.enrol(
            person_ids=tuple(starts),
            path_slug=row.target.slug,
            started_on=starts,
            by=by,
            at=at,
            source=assignment.ref,
        )
        return
    enrol.enrol_course(person_ids=tuple(starts), course_slug=row.course, started_on=starts, by=by, at=at, source=assignment.ref)


def _tell(assignment: Assignment, row: TargetRow, each: PlanRow, at: datetime) -> None:
    if each.due is None:
        return
    promise(
        key=f"assignment:{assignment.pk}:{each.person.pk}:given",
        person_id=each.person.pk,
        kind="assignment-given",
        params=words(assignment, each.due.on.isoformat()),
        url=row.url,
        at=at,
    )


def words(assignment: Assignment, due_on: str) -> dict[str, str | int]:
    """Return what a message about an assignment says, in both languages."""
    giver = assignment.given_by
    return {
        "title_zh": assignment.title_zh,
        "title_en": assignment.title_en,
        "due_on": due_on,
        "by_zh": giver.name("zh") if giver else "",
        "by_en": giver.name("en") if giver else "",
    }


@transaction.atomic
def withdraw(*, duties: Collection[int], by: Actor, at: datetime) -> int:
    """Take back what is still open of these duties; return how many. What was done stays, no message goes out after.

    An enrolment that the assignment made ends with it; what was passed in it stays passed.
    """
    locked = Duty.objects.select_for_update().filter(pk__in=duties, withdrawn_at__isnull=True)
    open_ids = set(Duty.objects.owed().filter(pk__in=duties).values_list("pk", flat=True))
    taken = [duty for duty in locked.select_related("assignment") if duty.pk in open_ids]
    Duty.objects.filter(pk__in=[duty.pk for duty in taken]).update(withdrawn_at=at)
    by_assignment: dict[Assignment, list[int]] = {}
    for duty in taken:
        by_assignment.setdefault(duty.assignment, []).append(duty.person_id)
    for assignment, person_ids in by_assignment.items():
        _end(assignment, person_ids, by, at)
    return len(taken)


def _end(assignment: Assignment, person_ids: list[int], by: Actor, at: datetime) -> None:
    enrol.end_enrolments(source=assignment.ref, person_ids=person_ids, by=by, at=at)
    for person_id in person_ids:
        forget(key_prefix=f"assignment:{assignment.pk}:{person_id}:", at=at)
    if not Duty.objects.live().filter(assignment=assignment).exists():
        Assignment.objects.filter(pk=assignment.pk).update(withdrawn_at=at)
    write(by=by, verb="assignment.withdraw", subject=assignment.ref, at=at, details={"people": sorted(person_ids)})
