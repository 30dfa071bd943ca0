"""When an assignment is due for each person."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from courses.domain.workdays import Calendar


class DueHasPassed(Exception):
    """A fixed date must be today or later."""


@dataclass(frozen=True, slots=True)
class DueRule:
    """`fixed` on a date, or `after_hire`: so many working days after the day of hire."""

    kind: Literal["fixed", "after_hire"]
    on: date | None = None
    days: int = 0


@dataclass(frozen=True, slots=True)
class Due:
    """The date for one person. `passed_on` is the date that had passed already, so that days count from today."""

    on: date
    starts_on: date
    passed_on: date | None = None


def due_for(rule: DueRule, *, hired_on: date, today: date, calendar: Calendar) -> Due:
    """Work out a person's date, and the day from which the days of a path count.

    Days after hire that have passed already become as many from today.

    :raises DueHasPassed: if a fixed date lies before today
    """
    if rule.kind == "fixed":
        if rule.on is None or rule.on < today:
            raise DueHasPassed(str(rule.on))
        return Due(rule.on, max(hired_on, today))
    from_hire = calendar.later(hired_on, rule.days)
    if from_hire < today:
        return Due(calendar.later(today, rule.days), today, passed_on=from_hire)
    return Due(from_hire, hired_on)
