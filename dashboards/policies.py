"""Whose progress a page shows."""

from datetime import date

from people.domain.roles import Right
from people.models import User
from people.models.user import UserQuerySet
from people.policies import may, people_seen_by


def team_of_reader(user: User, today: date) -> UserQuerySet:
    """Return who works here today and whose progress someone may see, without themselves."""
    return people_seen_by(user).active_on(today).exclude(pk=user.pk)


def may_see_hr_fields(user: User) -> bool:
    """Tell whether someone sees the employee number and the day of hire."""
    return may(user, Right.SEE_HR_FIELDS)
