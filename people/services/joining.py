"""Hire, end and take back. One person keeps one number and one history, however often they come and go."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from audit import services as audit
from audit.domain import Actor
from people.domain import names
from people.domain.roles import Role
from people.models import Employment, Leadership, LevelHeld, Membership, RoleGrant, SignInSlip, User
from people.services.moving import move, set_level
from people.services.naming import must_be_free
from people.services.roles import grant_role, must_leave_an_admin
from people.services.spells import finish, hold, lock


class AlreadyEmployed(Exception):
    """The person works here already."""


class CannotEndOneself(Exception):
    """Nobody ends their own employment here: somebody else does."""


class NeverJoined(Exception):
    """That day lies before the person joined."""


@transaction.atomic
def hire(
    *,
    employee_number: str,
    username: str,
    hired_on: date,
    by: Actor,
    at: datetime,
    name_zh: str = "",
    name_en: str = "",
    email: str = "",
    language: str = "zh-hans",
    time_zone: str = "Asia/Shanghai",
    team_id: int | None = None,
    roles: Collection[Role] = (Role.AGENT,),
    level: str = "",
) -> User:
    """Add a person who works here from `hired_on` on. They cannot sign in until a slip or a mail gives them a password.

    :raises SignInNameTaken: if the username or the number is somebody's already
    """
    person = User(
        employee_number=names.tidy(employee_number),
        username=names.tidy(username).lower(),
        name_zh=names.tidy(name_zh),
        name_en=names.tidy(name_en),
        email=email.strip(),
        hired_on=hired_on,
        language=language,
        time_zone=time_zone,
    )
    must_be_free(person)
    person.set_unusable_password()
    person.save()
    Employment.objects.create(person=person, from_on=hired_on)
    audit.write(by=by, verb="person.hire", subject=person.ref, at=at, details={"on": hired_on.isoformat()})
    _place(person, team_id=team_id, roles=roles, level=level, on=hired_on, by=by, at=at)
    return person


@transaction.atomic
def end(*, person_id: int, on: date, by: Actor, at: datetime) -> User:
    """Let a person work here no longer from a day on: that day is the first without them.

    Team, roles, level and leading end with it; open sessions end with the next request, live slips at once.

    :raises CannotEndOneself: if it is oneself
    :raises NotEmployed: if they do not work here
    :raises AdminWouldBeGone: if nobody else would administer
    """
    person = lock(person_id)
    if by == person.actor:
        raise CannotEndOneself
    last = Employment.objects.filter(person=person).order_by("-from_on").first()
    if last is None or on < last.from_on:
        raise NeverJoined
    must_leave_an_admin(person, on)
    if finish(Employment.objects.filter(person=person), on=on):
        for fact in (Membership, RoleGrant, LevelHeld, Leadership):
            finish(fact.objects.filter(person=person), on=on)
        SignInSlip.objects.filter(person=person, used_at=None, withdrawn_at=None).update(withdrawn_at=at)
        audit.write(by=by, verb="person.end", subject=person.ref, at=at, details={"on": on.isoformat()})
    return person


@transaction.atomic
def rejoin(
    *,
    person_id: int,
    on: date,
    by: Actor,
    at: datetime,
    team_id: int | None = None,
    roles: Collection[Role] = (Role.AGENT,),
    level: str = "",
) -> User:
    """Take back someone who left, under the number they had.

    :raises AlreadyEmployed: if they work here on that day
    :raises LaterChangeStands: if they joined or left on a later day
    """
    person = lock(person_id)
    if Employment.objects.on(on).filter(person=person).exists():
        raise AlreadyEmployed
    hold(Employment.objects.filter(person=person), on=on, scope={"person": person}, value={})
    person.hired_on = on
    person.save(update_fields=["hired_on"])
    audit.write(by=by, verb="person.rejoin", subject=person.ref, at=at, details={"on": on.isoformat()})
    _place(person, team_id=team_id, roles=roles, level=level, on=on, by=by, at=at)
    return person


def _place(person: User, *, team_id: int | None, roles: Collection[Role], level: str, on: date, by: Actor, at: datetime) -> None:
    if team_id is not None:
        move(person_id=person.pk, team_id=team_id, on=on, by=by, at=at)
    if level:
        set_level(person_id=person.pk, level=level, on=on, by=by, at=at)
    for role in roles:
        grant_role(person_id=person.pk, role=role, on=on, by=by, at=at)
