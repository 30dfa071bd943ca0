"""Who may give what to whom, and take it back: each `may_` beside the rows it allows."""

from collections.abc import Collection

from django.contrib.auth.models import AnonymousUser

from assignments.models import Duty
from assignments.models.duty import DutyQuerySet
from people.domain.roles import Right
from people.models import Intake, Team, User
from people.policies import may, people_assigned_by, people_seen_by, signed_in
from people.queries import led_teams


def may_give(user: User | AnonymousUser) -> bool:
    """Tell whether someone may give training to anybody at all."""
    return may(user, Right.ASSIGN_ANYONE) or may(user, Right.ASSIGN_TEAM)


def may_give_to(user: User | AnonymousUser, person_ids: Collection[int]) -> bool:
    """Tell whether someone may give to each of these people; one stranger among them is enough to refuse."""
    wanted = set(person_ids)
    return bool(wanted) and people_assigned_by(user).filter(pk__in=wanted).distinct().count() == len(wanted)


def teams_given_by(user: User | AnonymousUser) -> list[Team]:
    """Return the teams to whom someone may give as a whole."""
    if not signed_in(user):
        return []
    if may(user, Right.ASSIGN_ANYONE):
        return list(Team.objects.all())
    return list(led_teams(user)) if may(user, Right.ASSIGN_TEAM) else []


def intakes_given_by(user: User | AnonymousUser) -> list[Intake]:
    """Return the intakes to whom someone may give: all for who assigns to anyone, none for others."""
    return list(Intake.objects.order_by("-starts_on", "code")) if may(user, Right.ASSIGN_ANYONE) else []


def duties_seen_by(user: User | AnonymousUser) -> DutyQuerySet:
    """Return the duties of the people whose progress someone may see."""
    return Duty.objects.live().filter(person__in=people_seen_by(user).order_by().values("pk"))


def duties_withdrawn_by(user: User | AnonymousUser) -> DutyQuerySet:
    """Return the live duties that someone may take back: those of the people they may give to."""
    return Duty.objects.live().filter(person__in=people_assigned_by(user).order_by().values("pk"))


def may_withdraw(user: User | AnonymousUser, duty: Duty) -> bool:
    """Tell whether someone may take a duty back."""
    return duties_withdrawn_by(user).filter(pk=duty.pk).exists()
