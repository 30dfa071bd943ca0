"""One-time sign-in slips: the token leaves this house on paper only, once."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import Q

from audit import services as audit
from audit.domain import Actor
from people.domain.tokens import fresh, hashed
from people.models import Employment, SignInSlip, User
from people.services.moving import NotEmployed, must_work_here
from people.services.passwords import set_password
from people.services.spells import lock

VALID_FOR = timedelta(days=7)


class SlipIsNoGood(Exception):
    """The slip was used, withdrawn, has expired, or never was one."""


@transaction.atomic
def give_slip(*, person_id: int, by: Actor, at: datetime) -> str:
    """Make a slip, withdraw the one before, and return its token: it cannot be read again.

    Whoever is still to come can use it in the seven days from their first day on.

    :raises NotEmployed: if the person does not work here and is not expected
    """
    person = lock(person_id)
    first_day = _first_day(person, at)
    SignInSlip.objects.filter(person=person, used_at=None, withdrawn_at=None).update(withdrawn_at=at)
    token = fresh()
    SignInSlip.objects.create(
        person=person, token_sha256=hashed(token), given_by=by.ref, given_at=at, expires_at=max(at, first_day) + VALID_FOR
    )
    audit.write(by=by, verb="person.give-slip", subject=person.ref, at=at)
    return token


@transaction.atomic
def use_slip(*, token: str, password: str, at: datetime) -> User:
    """Spend a slip on a new password and return whose it is. Of two who try at once, one succeeds.

    :raises SlipIsNoGood: if it opens nothing (any more)
    :raises NotEmployed: if the person left meanwhile
    """
    live = SignInSlip.objects.filter(token_sha256=hashed(token), used_at=None, withdrawn_at=None, given_at__lte=at, expires_at__gt=at)
    slip = live.first()
    if slip is None or live.filter(pk=slip.pk).update(used_at=at) != 1:
        raise SlipIsNoGood
    person = User.objects.get(pk=slip.person_id)
    must_work_here(person, at.astimezone(person.zone).date())
    audit.write(by=person.actor, verb="person.use-slip", subject=person.ref, at=at, details={"given_by": slip.given_by})
    return set_password(person_id=person.pk, password=password, by=person.actor, at=at, means="slip")


def good_until(*, person_id: int) -> datetime:
    """Return until when the live slip of a person lets them in."""
    return SignInSlip.objects.get(person_id=person_id, used_at=None, withdrawn_at=None).expires_at


def _first_day(person: User, at: datetime) -> datetime:
    """Return when the present spell of employment begins, or the next one."""
    today = at.astimezone(person.zone).date()
    spell = Employment.objects.filter(Q(until_on=None) | Q(until_on__gt=today), person=person).order_by("from_on").first()
    if spell is None:
        raise NotEmployed
    return datetime.combine(spell.from_on, time(), tzinfo=person.zone)
