"""When something is due."""

from datetime import date

import pytest

from assignments.domain.due import Due, DueHasPassed, DueRule, due_for
from courses.domain.workdays import PLAIN

HIRED = date(2026, 11, 16)


def due(rule: DueRule, today: date) -> Due:
    return due_for(rule, hired_on=HIRED, today=today, calendar=PLAIN)


def test_a_fixed_date() -> None:
    rule = DueRule("fixed", on=date(2026, 11, 30))
    assert due(rule, HIRED) == Due(date(2026, 11, 30), HIRED)
    assert due(rule, date(2026, 11, 30)) == Due(date(2026, 11, 30), date(2026, 11, 30))


def test_a_fixed_date_that_has_passed_is_refused() -> None:
    with pytest.raises(DueHasPassed):
        due(DueRule("fixed", on=date(2026, 11, 30)), date(2026, 12, 1))


def test_days_after_hire() -> None:
    assert due(DueRule("after_hire", days=10), date(2026, 11, 20)) == Due(date(2026, 11, 30), HIRED)


def test_days_after_hire_that_have_passed_become_as_many_from_today() -> None:
    assert due(DueRule("after_hire", days=3), date(2026, 11, 20)) == Due(
        date(2026, 11, 25), date(2026, 11, 20), passed_on=date(2026, 11, 19)
    )


def test_the_last_day_itself_has_not_passed() -> None:
    assert due(DueRule("after_hire", days=3), date(2026, 11, 19)) == Due(date(2026, 11, 19), HIRED)


def test_who_starts_later_counts_from_their_first_day() -> None:
    assert due(DueRule("fixed", on=date(2026, 11, 30)), date(2026, 11, 10)).starts_on == HIRED
