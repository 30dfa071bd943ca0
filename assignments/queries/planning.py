"""What giving something would do to each person: shown before it is confirmed, and done by the same plan."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from assignments.domain.due import Due, DueRule, due_for
from assignments.domain.target import Target
from assignments.models import Duty
from courses.domain.workdays import Calendar
from courses.models import Completion, StepPass
from courses.queries.calendar import firm_calendar
from people.models import User


class Fate(StrEnum):
    """What happens to one person."""

    NEW = "new"
    HAS = "has"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One person. `due` is theirs: the new one, or the one that they have already; None when it is done."""

    person: User
    fate: Fate
    due: Due | None


def plan(*, target: Target, people: Collection[User], rule: DueRule, at: datetime) -> tuple[PlanRow, ...]:
    """Lay out what giving would do: two or three queries for however many people.

    :raises DueHasPassed: if a fixed date lies before today
    """
    ids, calendar = [person.pk for person in people], firm_calendar()
    held = dict(
        Duty.objects.live().filter(person_id__in=ids, target_kind=target.kind, target_slug=target.slug).values_list("person_id", "due_on")
    )
    done = _done(target, ids)
    rows = []
    for person in people:
        today = at.astimezone(person.zone).date()
        if person.pk in done:
            rows.append(PlanRow(person, Fate.DONE, None))
        elif person.pk in held:
            rows.append(PlanRow(person, Fate.HAS, Due(held[person.pk], today)))
        else:
            rows.append(PlanRow(person, Fate.NEW, _due(rule, person.hired_on, today, calendar)))
    return tuple(rows)


def _due(rule: DueRule, hired_on: date, today: date, calendar: Calendar) -> Due:
    return due_for(rule, hired_on=hired_on, today=today, calendar=calendar)


def _done(target: Target, ids: Collection[int]) -> set[int]:
    if target.kind == "step":
        rows = StepPass.objects.filter(person_id__in=ids, step__slug=target.slug)
        return set(rows.values_list("person_id", flat=True))
    completed = Completion.objects.filter(person_id__in=ids, kind=target.kind, slug=target.slug)
    return set(completed.values_list("person_id", flat=True))
