"""Grant and end roles. Who may do so is `policies.roles_changed_by`."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from audit import services as audit
from audit.domain import Actor
from people.domain.roles import GRANTABLE, Role
from people.models import RoleGrant, User
from people.services.moving import must_work_here
from people.services.spells import finish, hold, lock


class RoleIsNotGranted(Exception):
    """Leading follows from a team; it is not granted as a role."""


class OwnRolesStay(Exception):
    """Nobody changes their own roles."""


class AdminWouldBeGone(Exception):
    """The last admin cannot be taken away."""


@transaction.atomic
def grant_role(*, person_id: int, role: Role, on: date, by: Actor, at: datetime) -> User:
    """Give a person a role from a day on.

    :raises RoleIsNotGranted: for the role of lead
    :raises OwnRolesStay: if it is one's own
    :raises NotEmployed: if they do not work here on that day
    :raises LaterChangeStands: if the role was changed on a later day already
    """
    person = _lock_another(person_id, by)
    must_work_here(person, on)
    if role not in GRANTABLE:
        raise RoleIsNotGranted
    rows = RoleGrant.objects.filter(person=person, role=role.value)
    if hold(rows, on=on, scope={"person": person}, value={"role": role.value}):
        _write(by, "person.grant-role", person, at, role, on)
    return person


@transaction.atomic
def end_role(*, person_id: int, role: Role, on: date, by: Actor, at: datetime) -> User:
    """Take a role from a person from a day on.

    :raises OwnRolesStay: if it is one's own
    :raises AdminWouldBeGone: if nobody else would administer
    """
    person = _lock_another(person_id, by)
    if role is Role.ADMIN:
        must_leave_an_admin(person, on)
    if finish(RoleGrant.objects.filter(person=person, role=role.value), on=on):
        _write(by, "person.end-role", person, at, role, on)
    return person


@transaction.atomic
def set_roles(*, person_id: int, roles: Collection[Role], among: Collection[Role], on: date, by: Actor, at: datetime) -> User:
    """Let a person hold exactly `roles` of those named in `among`; what is not among them stays as it is.

    :raises OwnRolesStay: if it is one's own and anything would change
    """
    held = {Role(r) for r in RoleGrant.objects.on(on).filter(person_id=person_id).values_list("role", flat=True)}
    for role in among:
        if role in roles and role not in held:
            grant_role(person_id=person_id, role=role, on=on, by=by, at=at)
        elif role in held and role not in roles:
            end_role(person_id=person_id, role=role, on=on, by=by, at=at)
    return User.objects.get(pk=person_id)


def must_leave_an_admin(person: User, on: date) -> None:
    """Refuse to take away the last admin.

    :raises AdminWouldBeGone: if nobody else administers from that day on
    """
    admins = RoleGrant.objects.on(on).filter(role=Role.ADMIN.value)
    if admins.filter(person=person).exists() and not admins.exclude(person=person).exists():
        raise AdminWouldBeGone


def _lock_another(person_id: int, by: Actor) -> User:
    person = lock(person_id)
    if by == person.actor:
        raise OwnRolesStay
    return person


def _write(by: Actor, verb: str, person: User, at: datetime, role: Role, on: date) -> None:
    audit.write(by=by, verb=verb, subject=person.ref, at=at, details={"role": role.value, "on": on.isoformat()})
