"""Set a password. Every session of the person but the one that set it ends with its next request."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from audit import services as audit
from audit.domain import Actor
from people.domain import passwords
from people.models import SignInSlip, User
from people.services.spells import lock


class PasswordIsTheDemos(Exception):
    """The demo's password opens nothing outside the demo."""


@transaction.atomic
def set_password(*, person_id: int, password: str, by: Actor, at: datetime, means: str = "form") -> User:
    """Set a person's password; `means` says how they proved who they are (form, mail, slip).

    :raises PasswordIsTheDemos: outside the demo, for the password of the demo
    """
    if passwords.is_refused(password, demo=settings.DEMO):
        raise PasswordIsTheDemos
    person = lock(person_id)
    person.set_password(password)
    person.must_change_password = False
    person.save(update_fields=["password", "must_change_password"])
    SignInSlip.objects.filter(person=person, used_at=None, withdrawn_at=None).update(withdrawn_at=at)
    audit.write(by=by, verb="person.set-password", subject=person.ref, at=at, details={"means": means})
    return person


@transaction.atomic
def demand_new_password(*, person_id: int, by: Actor, at: datetime) -> None:
    """Let a person go nowhere until they have set a new password."""
    person = lock(person_id)
    person.must_change_password = True
    person.save(update_fields=["must_change_password"])
    audit.write(by=by, verb="person.demand-new-password", subject=person.ref, at=at)
