"""Remind of what is due: a day ahead and when overdue, once each, however often this runs."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from assignments.domain.reminders import STALE_AFTER, OpenDuty, Reminder, due_for
from assignments.models import Duty
from assignments.queries.targets import target_url
from assignments.services.giving import words
from courses.models import Step
from notifications.services import promise
from people.models import User

BATCH = 200
WIDEST = timedelta(days=2)


def remind_everyone(*, at: datetime) -> int:
    """Promise every reminder that is due at this instant; return how many were new."""
    reminders = list(due_for(_open_duties(at), at))
    return sum(_send(reminders[start : start + BATCH], at) for start in range(0, len(reminders), BATCH))


def _open_duties(at: datetime) -> list[OpenDuty]:
    """Return what might call for a reminder about now, of people who work here: one query."""
    today = at.date()
    near = Q(told_ahead_at=None, due_on__range=(today, today + WIDEST))
    late = Q(told_overdue_at=None, due_on__range=(today - STALE_AFTER - WIDEST, today))
    rows = Duty.objects.owed().filter(near | late, person__in=User.objects.active_on(today))
    return [
        OpenDuty(pk, due_on, zone, given_at)
        for pk, due_on, zone, given_at in rows.values_list("pk", "due_on", "person__time_zone", "given_at")
    ]


@transaction.atomic
def _send(reminders: Sequence[Reminder], at: datetime) -> int:
    """Send one batch; each duty is locked, so that a withdrawal comes wholly before or after."""
    kinds = {reminder.duty_id: reminder.kind for reminder in reminders}
    locked = Duty.objects.select_for_update(of=("self",)).filter(pk__in=kinds, withdrawn_at__isnull=True)
    duties = list(locked.select_related("assignment__given_by"))
    modules = dict(Step.objects.filter(live=True).values_list("module", "course__slug"))
    new = sum(_promise(duty, kinds[duty.pk], modules, at) for duty in duties)
    for kind, field in (("day-ahead", "told_ahead_at"), ("overdue", "told_overdue_at")):
        told = [duty.pk for duty in duties if kinds[duty.pk] == kind]
        Duty.objects.filter(pk__in=told).update(**{field: at})
    return new


def _promise(duty: Duty, kind: str, modules: dict[str, str], at: datetime) -> bool:
    course = {
        "path": "",
        "course": duty.target_slug,
        "step": duty.target_slug.partition("/")[0],
        "module": modules.get(duty.target_slug, ""),
    }[duty.target_kind]
    return promise(
        key=f"assignment:{duty.assignment_id}:{duty.person_id}:{kind}",
        person_id=duty.person_id,
        kind=f"assignment-{kind}",
        params=words(duty.assignment, duty.due_on.isoformat()),
        url=target_url(course),
        at=at,
    )
