"""Sign in by name and password, counting what fails by account and network.

The try is counted before the password is looked at, so fifty guesses at once are fifty tries. Unknown names are counted
alike, under a hash, so that nothing tells them from known ones.
"""

import hmac
from datetime import datetime

from django.conf import settings
from django.contrib.auth import authenticate
from django.db import transaction

from audit import services as audit
from audit.domain import Actor
from people.domain import locks, names
from people.models import SignInTries, User
from people.queries import find_by_sign_in_name


class WrongSignIn(Exception):
    """Name and password do not open an account."""


class SignInLocked(Exception):
    """Too many tries failed; `until` is when the next one counts."""

    def __init__(self, until: datetime) -> None:
        """Keep the instant."""
        super().__init__(until.isoformat())
        self.until = until


def sign_in(*, typed: str, password: str, network: str, at: datetime) -> User:
    """Return whose account it is.

    :raises SignInLocked: while tries are locked
    :raises WrongSignIn: if it opens none
    """
    account = _account_of(typed)
    _count(account, network, at)
    person = authenticate(None, username=typed, password=password)
    if not isinstance(person, User):
        raise WrongSignIn
    _welcome(person, account, network, at)
    return person


def _account_of(typed: str) -> str:
    """Return what tries are counted under: the person, whichever of their names was typed, or a hash of the name."""
    person = find_by_sign_in_name(typed)
    if person is not None:
        return person.ref
    name = names.tidy(typed).lower()[:254].encode()
    return f"nobody:{hmac.digest(settings.SECRET_KEY.encode(), name, 'sha256').hex()[:40]}"


@transaction.atomic
def _count(account: str, network: str, at: datetime) -> None:
    row, _fresh = SignInTries.objects.select_for_update().get_or_create(account=account, network=network, defaults={"last_at": at})
    if row.locked_until is not None and at < row.locked_until:
        raise SignInLocked(row.locked_until)
    row.failures = locks.failures_now(row.failures, row.last_at, at) + 1
    row.last_at = at
    lock = locks.lock_after(row.failures)
    row.locked_until = at + lock if lock else None
    row.save(update_fields=["failures", "last_at", "locked_until"])
    if lock and not account.startswith("nobody:"):
        audit.write(by=Actor("system:sign-in"), verb="sign-in.lock", subject=account, at=at, details={"failures": row.failures})


@transaction.atomic
def _welcome(person: User, account: str, network: str, at: datetime) -> None:
    SignInTries.objects.filter(account=account, network=network).delete()
    SignInTries.objects.filter(last_at__lt=at - 2 * locks.FORGOTTEN_AFTER).delete()
    audit.write(by=person.actor, verb="sign-in.open", subject=person.ref, at=at)
