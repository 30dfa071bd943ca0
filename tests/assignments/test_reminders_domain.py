"""Whom to remind now."""

from datetime import UTC, date, datetime

import pytest

from assignments.domain.reminders import OpenDuty, Reminder, due_for

EARLY = datetime(2026, 1, 1, tzinfo=UTC)
DUE = date(2026, 11, 20)


def reminders(at: datetime, zone: str = "Asia/Shanghai", given_at: datetime = EARLY, due_on: date = DUE) -> list[Reminder]:
    return list(due_for([OpenDuty(1, due_on, zone, given_at)], at))


@pytest.mark.parametrize(
    ("at", "kinds"),
    [
        ((2026, 11, 18, 2, 0), []),
        ((2026, 11, 19, 0, 59), []),
        ((2026, 11, 19, 1, 0), ["day-ahead"]),
        ((2026, 11, 19, 15, 59), ["day-ahead"]),
        ((2026, 11, 20, 1, 0), []),
        ((2026, 11, 20, 15, 59), []),
        ((2026, 11, 21, 0, 59), []),
        ((2026, 11, 21, 1, 0), ["overdue"]),
        ((2026, 12, 4, 2, 0), ["overdue"]),
        ((2026, 12, 5, 2, 0), []),
    ],
)
def test_in_shanghai(at: tuple[int, int, int, int, int], kinds: list[str]) -> None:
    assert [r.kind for r in reminders(datetime(*at, tzinfo=UTC))] == kinds


def test_nine_in_the_morning_is_the_persons_own() -> None:
    at = datetime(2026, 11, 19, 14, 0, tzinfo=UTC)
    assert [r.kind for r in reminders(at, "America/New_York")] == ["day-ahead"]
    assert reminders(datetime(2026, 11, 19, 13, 59, tzinfo=UTC), "America/New_York") == []


def test_summer_time_moves_the_instant_and_not_the_hour() -> None:
    due_on = date(2026, 3, 30)
    assert reminders(datetime(2026, 3, 29, 6, 59, tzinfo=UTC), "Europe/Berlin", due_on=due_on) == []
    assert len(reminders(datetime(2026, 3, 29, 7, 0, tzinfo=UTC), "Europe/Berlin", due_on=due_on)) == 1


def test_who_was_given_it_that_day_is_not_reminded_a_day_ahead() -> None:
    given = datetime(2026, 11, 19, 1, 0, tzinfo=UTC)
    assert reminders(datetime(2026, 11, 19, 2, 0, tzinfo=UTC), given_at=given) == []
    assert [r.kind for r in reminders(datetime(2026, 11, 21, 2, 0, tzinfo=UTC), given_at=given)] == ["overdue"]
