"""How a view asks for a right before it does anything."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from people.domain.roles import Right
from people.models import User
from people.policies.rules import may

View = Callable[..., HttpResponseBase]


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


def reader(request: HttpRequest) -> User:
    """Return who is signed in, for a view that `require` or `require_sign_in` guards.

    :raises PermissionDenied: if nobody is
    """
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
