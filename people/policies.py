"""Who may do what, and who may see whom: each `may_` beside the rows it allows."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeGuard

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from people.domain import roles
from people.domain.roles import Right, Role
from people.models import Membership, User
from people.models.user import UserQuerySet
from people.queries import led_teams, rights_of
from people.queries.today import today_of

View = Callable[..., HttpResponseBase]


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
    """Return whom someone may assign training to: anyone who works here today, or the people one leads."""
    if not signed_in(user):
        return User.objects.by_name().none()
    here = User.objects.active_on(today_of(user)).by_name()
    if may(user, Right.ASSIGN_ANYONE):
        return here
    return here.filter(pk__in=_led_ids(user)) if may(user, Right.ASSIGN_TEAM) else here.none()


def people_keyed_by(user: User | AnonymousUser) -> UserQuerySet:
    """Return whom someone may come upon to give a sign-in slip; `may_give_slip` has the last word on each."""
    if not may(user, Right.GIVE_SIGN_IN_SLIP) or not signed_in(user):
        return User.objects.by_name().none()
    here = User.objects.active_on(today_of(user)).by_name().exclude(pk=user.pk)
    return here if may(user, Right.MANAGE_PEOPLE) else here.filter(pk__in=_led_ids(user))


def may_give_slip(user: User | AnonymousUser, person: User) -> bool:
    """Tell whether someone may let a person in: never into an account that may do more than one's own."""
    if not signed_in(user) or not people_keyed_by(user).filter(pk=person.pk).exists():
        return False
    return roles.may_hand_key(rights_of(user), rights_of(person))


def may_change_roles(user: User | AnonymousUser, person: User) -> bool:
    """Tell whether someone may change the roles of a person: never one's own."""
    return signed_in(user) and user.pk != person.pk and may(user, Right.MANAGE_PEOPLE)


def roles_changed_by(user: User | AnonymousUser, person: User) -> tuple[Role, ...]:
    """Return the roles that someone may grant to or take from a person."""
    if not signed_in(user) or not may_change_roles(user, person):
        return ()
    return tuple(role for role in roles.GRANTABLE if roles.may_change_role(role, rights_of(user)))


def require(*any_of: Right) -> Callable[[View], View]:
    """Let a view be opened by those who have one of the rights; visitors go to the sign-in page.

    :raises PermissionDenied: with a plain sentence, for those who are signed in but may not
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not any(may(request.user, right) for right in any_of):
                raise PermissionDenied(_("Your role does not include this. Ask HR if you need it."))
            return view(request, *args, **kwargs)

        return guarded

    return wrap


def require_sign_in(view: View) -> View:
    """Let a view be opened by anyone who is signed in."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return guarded


def _led_ids(user: User) -> Any:
    """Return the ids of those who are today in a team that someone leads, or below it, as a subquery."""
    today = today_of(user)
    return Membership.objects.on(today).filter(team__in=led_teams(user, today)).values("person_id")
