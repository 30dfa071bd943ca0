"""Counting working days: Monday to Friday, less holidays, plus weekend days that are worked instead."""

from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are worked. `holidays` are weekdays off, `made_up` are weekend days worked (调休)."""

    holidays: frozenset[date] = frozenset()
    made_up: frozenset[date] = frozenset()

    def works(self, day: date) -> bool:
        """Tell whether a day is worked."""
        return day in self.made_up if day.weekday() >= SATURDAY else day not in self.holidays

    def on_or_after(self, day: date) -> date:
        """Return the first working day from `day` on."""
        while not self.works(day):
            day += DAY
        return day

    def nth(self, start: date, number: int) -> date:
        """Return working day `number` of a stretch whose day 1 is the first working day from `start` on."""
        return self.later(self.on_or_after(start), number - 1)

    def later(self, day: date, working_days: int) -> date:
        """Return the date so many working days after `day`."""
        for _ in range(working_days):
            day = self.on_or_after(day + DAY)
        return day

    def number(self, start: date, today: date) -> int:
        """Return which working day of the stretch it is: 1 on its first, 0 before it.

        On a day off it is the number of the working day before.
        """
        if today < start:
            return 0
        weeks, rest = divmod((today - start).days + 1, 7)
        tail = sum((start + DAY * (weeks * 7 + i)).weekday() < SATURDAY for i in range(rest))
        off = sum(1 for day in self.holidays if start <= day <= today and day.weekday() < SATURDAY)
        extra = sum(1 for day in self.made_up if start <= day <= today and day.weekday() >= SATURDAY)
        return weeks * 5 + tail - off + extra


PLAIN = Calendar()
