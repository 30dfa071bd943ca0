"""Who owes what, by when."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from assignments.domain.target import Target
from assignments.models import Duty
from assignments.queries.targets import target_url
from courses.models import Step
from lib.bilingual import Text


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One duty. `state` is done, late, soon (today or tomorrow) or due."""

    id: int
    assignment_id: int
    person_id: int
    target: Target
    title: Text
    given_by: Text | None
    due_on: date
    state: str
    days_late: int
    url: str


def duties_of(person_id: int, today: date) -> tuple[DutyRow, ...]:
    """Return a person's live duties, open ones first, by date: one query."""
    return duties_of_many([person_id], {person_id: today})[person_id]


def duties_of_many(person_ids: Collection[int], today: date | dict[int, date]) -> dict[int, tuple[DutyRow, ...]]:
    """Return the live duties of each person: one query. `today` may differ by person, as zones do."""
    found: dict[int, list[DutyRow]] = {person_id: [] for person_id in person_ids}
    of_module = Step.objects.filter(live=True, module=OuterRef("target_slug")).order_by("-course__slug").values("course__slug")[:1]
    duties = Duty.objects.live().with_done().filter(person_id__in=found).select_related("assignment__given_by")
    rows = duties.annotate(module_course=Subquery(of_module)).order_by("due_on", "pk")
    for duty in sorted(rows, key=lambda duty: duty.done):
        day = today if isinstance(today, date) else today[duty.person_id]
        found[duty.person_id].append(_row(duty, day))
    return {person_id: tuple(each) for person_id, each in found.items()}


def _row(duty: Duty, today: date) -> DutyRow:
    target = duty.target
    course = {
        "path": "",
        "course": duty.target_slug,
        "step": duty.target_slug.partition("/")[0],
        "module": vars(duty)["module_course"] or "",
    }[target.kind]
    giver = duty.assignment.given_by
    late = (today - duty.due_on).days
    return DutyRow(
        duty.pk,
        duty.assignment_id,
        duty.person_id,
        target,
        duty.assignment.title,
        Text(giver.name("zh"), giver.name("en")) if giver else None,
        duty.due_on,
        state_of(done=duty.done, late=late),
        max(0, late) if not duty.done else 0,
        target_url(course),
    )


def state_of(*, done: bool, late: int) -> str:
    """Return done, late, soon (today or tomorrow) or due, from the days that something is late (negative: to come)."""
    if done:
        return "done"
    if late > 0:
        return "late"
    return "soon" if late >= -1 else "due"
