"""Days of the demo's past, counted from its first start."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

WEEKEND = 5


@dataclass(frozen=True, slots=True)
class Past:
    """The day of the first start, and the firm's time zone."""

    today: date
    zone: ZoneInfo

    def day(self, working_days: int) -> date:
        """Return the date so many working days after (or before) the first start."""
        step = timedelta(days=1 if working_days >= 0 else -1)
        day, left = self.today, abs(working_days)
        while left or day.weekday() >= WEEKEND:
            day += step
            left -= left and day.weekday() < WEEKEND
        return day

    def at(self, day: date, hour: int = 10, minute: int = 0) -> datetime:
        """Return an instant of a day in the firm's zone."""
        return datetime.combine(day, time(hour, minute), tzinfo=self.zone)

    def ago(self, days: int) -> date:
        """Return the last working day at least so many calendar days ago."""
        day = self.today - timedelta(days=days)
        while day.weekday() >= WEEKEND:
            day -= timedelta(days=1)
        return day
