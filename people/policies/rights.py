"""What someone may do at this moment."""

from datetime import date

from people.domain import roles
from people.domain.roles import Right, Role
from people.models import Leadership, RoleGrant, User
from people.policies.today import today_of

_KEPT = "_roles_of_now"
"""An attribute rather than an entry of the object's dict: the user of a request hides behind a lazy object."""


def roles_of(user: User, on: date | None = None) -> frozenset[Role]:
    """Return the roles of someone on a day (today where they work). Two queries, once a user object for today.

    Whoever a session brought has them already. A user object lives as long as its request, so a changed role counts from
    the next request on.
    """
    if on is not None:
        return _read(user, on)
    kept: frozenset[Role] | None = getattr(user, _KEPT, None)
    if kept is None:
        kept = _read(user, today_of(user))
        keep_roles(user, kept)
    return kept


def keep_roles(user: User, held: frozenset[Role]) -> None:
    """Keep someone's roles of today with this very object."""
    setattr(user, _KEPT, held)


def rights_of(user: User, on: date | None = None) -> frozenset[Right]:
    """Return everything that someone may do on a day (today)."""
    return roles.rights_of(roles_of(user, on))


def _read(user: User, on: date) -> frozenset[Role]:
    granted = RoleGrant.objects.on(on).filter(person=user).values_list("role", flat=True)
    held = {Role(role) for role in granted}
    if Leadership.objects.on(on).filter(person=user).exists():
        held.add(Role.LEAD)
    return frozenset(held)
