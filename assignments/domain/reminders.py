"""Whom to remind now: a day ahead and once it is overdue, from nine in the morning where the person is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

MORNING = time(9)
DAY = timedelta(days=1)
STALE_AFTER = timedelta(days=14)

ReminderKind = Literal["day-ahead", "overdue"]


@dataclass(frozen=True, slots=True)
class OpenDuty:
    """Something owed: not done, not withdrawn. `given_at` is when the person was told of it."""

    id: int
    due_on: date
    time_zone: str
    given_at: datetime


@dataclass(frozen=True, slots=True)
class Reminder:
    """One message that is due now."""

    duty_id: int
    kind: ReminderKind


def due_for(duties: Iterable[OpenDuty], at: datetime) -> Iterator[Reminder]:
    """Yield what is due to be sent. The same duty is yielded again while it lasts: sending is once by its key."""
    for duty in duties:
        kind = _kind(duty, at)
        if kind is not None:
            yield Reminder(duty.id, kind)


def _kind(duty: OpenDuty, at: datetime) -> ReminderKind | None:
    """Say which: a day ahead on that day only, and not to who heard of it that late; overdue for up to two weeks."""
    zone = ZoneInfo(duty.time_zone)
    local = at.astimezone(zone)
    if local.time() < MORNING:
        return None
    if local.date() == duty.due_on - DAY:
        told_late = duty.given_at >= datetime.combine(duty.due_on - DAY, MORNING, zone)
        return None if told_late else "day-ahead"
    overdue = duty.due_on < local.date() <= duty.due_on + STALE_AFTER
    return "overdue" if overdue else None
