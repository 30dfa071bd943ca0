"""Who may do what, and who may see whom: each `may_` beside the rows it allows."""

from typing import Any, TypeGuard

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from people.domain import roles
from people.domain.roles import Right, Role
from people.models import Membership, User
from people.models.user import UserQuerySet
from people.policies.rights import rights_of
from people.policies.today import today_of
from people.policies.trees import led_teams


def signed_in(user: User | AnonymousUser) -> TypeGuard[User]:
    """Tell whether this is a person rather than a visitor."""
    return user.is_authenticated


def may(user: User | AnonymousUser, right: Right) -> bool:
    """Tell whether someone has a right today."""
    return signed_in(user) and right in rights_of(user)


def people_seen_by(user: User | AnonymousUser) -> UserQuerySet:
    """Return whose progress someone may see: all, or oneself and the people of the teams one leads and below."""
    if not signed_in(user):
        return User.objects.by_name().none()
    if may(user, Right.SEE_ALL_PROGRESS):
        return User.objects.by_name()
    return User.objects.by_name().filter(Q(pk=user.pk) | Q(pk__in=_led_ids(user)))


def may_see_person(user: User | AnonymousUser, person: User) -> bool:
    """Tell whether someone may see the progress of a person."""
    return people_seen_by(user).filter(pk=person.pk).exists()


def people_assigned_by(user: User | AnonymousUser) -> UserQuerySet:
    """Return whom someone may assign training to: anyone who works here or is expected, or the people one leads."""
    if not signed_in(user):
        return User.objects.by_name().none()
    here = User.objects.by_name().here_or_expected(today_of(user))
    if may(user, Right.ASSIGN_ANYONE):
        return here
    return here.filter(pk__in=_led_ids(user)) if may(user, Right.ASSIGN_TEAM) else here.none()


def people_keyed_by(user: User | AnonymousUser) -> UserQuerySet:
    """Return whom someone may come upon to give a sign-in slip; `may_give_slip` has the last word on each."""
    if not may(user, Right.GIVE_SIGN_IN_SLIP) or not signed_in(user):
        return User.objects.by_name().none()
    here = User.objects.by_name().here_or_expected(today_of(user)).exclude(pk=user.pk)
    return here if may(user, Right.MANAGE_PEOPLE) else here.filter(pk__in=_led_ids(user))


def people_listed_for(user: User | AnonymousUser) -> UserQuerySet:
    """Return who stands in the list of people: everyone ever, or for a lead those they may let in."""
    return User.objects.by_name() if may(user, Right.MANAGE_PEOPLE) else people_keyed_by(user)


def may_give_slip(user: User | AnonymousUser, person: User) -> bool:
    """Tell whether someone may let a person in: never into an account that may do more than one's own."""
    if not signed_in(user) or not people_keyed_by(user).filter(pk=person.pk).exists():
        return False
    return roles.may_hand_key(rights_of(user), rights_of(person))


def may_manage(user: User | AnonymousUser, person: User) -> bool:
    """Tell whether someone may change a person's account: an admin's only by those who administer.

    A mail address is a way in, so whoever sets it could otherwise come by more rights than their own.
    """
    if not signed_in(user) or not may(user, Right.MANAGE_PEOPLE):
        return False
    return not may(person, Right.ADMINISTER) or may(user, Right.ADMINISTER)


def may_change_roles(user: User | AnonymousUser, person: User) -> bool:
    """Tell whether someone may change the roles of a person: never one's own."""
    return signed_in(user) and user.pk != person.pk and may_manage(user, person)


def roles_changed_by(user: User | AnonymousUser, person: User | None) -> tuple[Role, ...]:
    """Return the roles that someone may grant to or take from a person (None: one who is being added)."""
    if not signed_in(user) or (person is not None and not may_change_roles(user, person)):
        return ()
    return tuple(role for role in roles.GRANTABLE if roles.may_change_role(role, rights_of(user)))


def _led_ids(user: User) -> Any:
    """Return the ids of those who are today in a team that someone leads, or below it, as a subquery."""
    today = today_of(user)
    return Membership.objects.on(today).filter(team__in=led_teams(user, today)).values("person_id")
