"""Who may open which quiz and which attempt: one's own, and what the course has opened."""

from django.contrib.auth.models import AnonymousUser

from courses.policies import Bar, Refusal, may_open_step
from people.domain.roles import Right
from people.models import User
from people.policies import may, signed_in
from quizzes.models import Attempt, Quiz
from quizzes.models.attempt import AttemptQuerySet


def may_sit(user: User | AnonymousUser, quiz: Quiz) -> Refusal | None:
    """Say why a person may not sit a quiz today, None if they may.

    What was not given to them is not to be known of (404); what is locked is refused with its reasons (403).
    """
    if quiz.step is None or not may(user, Right.TAKE_TRAINING):
        return Refusal(Bar.NOT_GIVEN)
    return may_open_step(user, quiz.step)


def attempts_by(user: User | AnonymousUser) -> AttemptQuerySet:
    """Return the attempts that someone may open: their own. Marks of others are shown by their person's page."""
    mine = Attempt.objects.all()
    return mine.filter(person_id=user.pk) if signed_in(user) else mine.none()


def may_see_attempt(user: User | AnonymousUser, attempt: Attempt) -> bool:
    """Tell whether someone may open an attempt."""
    return signed_in(user) and attempt.person_id == user.pk
