"""Working days."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from courses.domain.workdays import PLAIN, Calendar

MONDAY = date(2026, 11, 16)
SATURDAY = date(2026, 11, 21)
NATIONAL = Calendar(holidays=frozenset({date(2026, 10, 1), date(2026, 10, 2)}), made_up=frozenset({date(2026, 10, 10)}))


def test_the_first_day_is_day_one() -> None:
    assert PLAIN.nth(MONDAY, 1) == MONDAY
    assert PLAIN.nth(MONDAY, 3) == date(2026, 11, 18)
    assert PLAIN.nth(MONDAY, 6) == date(2026, 11, 23)
    assert PLAIN.nth(MONDAY, 10) == date(2026, 11, 27)


def test_who_starts_on_a_day_off_has_day_one_on_the_next_working_day() -> None:
    assert PLAIN.nth(SATURDAY, 1) == date(2026, 11, 23)


def test_later_counts_from_the_next_day() -> None:
    assert PLAIN.later(MONDAY, 1) == date(2026, 11, 17)
    assert PLAIN.later(date(2026, 11, 20), 1) == date(2026, 11, 23)
    assert PLAIN.later(SATURDAY, 1) == date(2026, 11, 23)


def test_holidays_and_made_up_days() -> None:
    assert NATIONAL.nth(date(2026, 9, 30), 2) == date(2026, 10, 5)
    assert NATIONAL.works(date(2026, 10, 10))
    assert NATIONAL.nth(date(2026, 10, 9), 2) == date(2026, 10, 10)


def test_the_number_of_a_day() -> None:
    assert PLAIN.number(MONDAY, MONDAY - timedelta(days=1)) == 0
    assert PLAIN.number(MONDAY, MONDAY) == 1
    assert PLAIN.number(MONDAY, SATURDAY) == 5
    assert PLAIN.number(MONDAY, date(2026, 11, 23)) == 6
    assert PLAIN.number(SATURDAY, SATURDAY) == 0


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 60))
def test_number_undoes_nth(start: date, number: int) -> None:
    for calendar in (PLAIN, NATIONAL):
        assert calendar.number(start, calendar.nth(start, number)) == number
