"""Who was given what in the demo's past, and by whom."""

from collections.abc import Sequence

from assignments.domain.due import DueRule
from assignments.domain.target import Target
from assignments.services import giving
from lms.demo.days import Past
from lms.demo.hiring import Hired
from people.models import User

EARNED = frozenset({"certified", "expiring", "expired", "revoked", "left"})
PATH = Target("path", "onboarding")


def assign_everything(hired: Sequence[Hired], past: Past) -> None:
    """Give the path to everybody, by their lead or the trainer, so that some is due, some late and some done."""
    trainer = _named(hired, "trainer")
    for one in hired:
        _give_path(one, _giver(one, hired, trainer), past)
    newest = [one.person for one in hired if one.entry.intake == "Q08"]
    lead = _named(hired, "lead")
    mine = [one.person for one in hired if one.person in newest and one.entry.team == "a"]
    at = past.at(past.day(-2), 11)
    rule = DueRule("fixed", on=past.day(1))
    giving.give(
        key="demo-c05", target=Target("course", "C05"), people=mine, audience="家居一组", rule=rule, giver=lead, by=lead.actor, at=at
    )


def _give_path(one: Hired, giver: User, past: Past) -> None:
    earned = one.entry.story in EARNED
    given_on = max(one.hired_on, past.ago((past.today - one.awarded_on).days + 14)) if earned else past.day(-8)
    due_on = {"overdue": past.day(-1)}.get(one.entry.story, one.awarded_on if earned else past.day(2))
    giving.give(
        key=f"demo-path-{one.entry.username}",
        target=PATH,
        people=[one.person],
        audience=one.entry.zh,
        rule=DueRule("fixed", on=max(due_on, given_on)),
        giver=giver,
        by=giver.actor,
        at=past.at(given_on, 9, 30),
    )


def _giver(one: Hired, hired: Sequence[Hired], trainer: User) -> User:
    leads = (other.person for other in hired if one.entry.team in other.entry.leads and other is not one)
    return next(leads, trainer)


def _named(hired: Sequence[Hired], username: str) -> User:
    return next(one.person for one in hired if one.entry.username == username)
