"""Slips that are still good."""

from datetime import datetime

from people.domain.tokens import hashed
from people.models import SignInSlip
from people.queries.employment import state_on


def live_slip(token: str, at: datetime) -> SignInSlip | None:
    """Return the slip of a token with its person, if it still lets in someone who works here or is expected."""
    slip = (
        SignInSlip.objects.select_related("person")
        .filter(token_sha256=hashed(token), used_at=None, withdrawn_at=None, given_at__lte=at, expires_at__gt=at)
        .first()
    )
    if slip is None or state_on(slip.person, at.astimezone(slip.person.zone).date()) == "left":
        return None
    return slip
