"""What a certificate is worth on a day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class CertificateState(StrEnum):
    """What the public page says, the strongest first."""

    REVOKED = "revoked"
    REPLACED = "replaced"
    EXPIRED = "expired"
    VALID = "valid"


@dataclass(frozen=True, slots=True)
class Standing:
    """The three facts that decide it."""

    revoked: bool
    replaced: bool
    expires_on: date


def state_on(standing: Standing, today: date) -> CertificateState:
    """Return the state on a day; the last day of validity counts as valid."""
    if standing.revoked:
        return CertificateState.REVOKED
    if standing.replaced:
        return CertificateState.REPLACED
    return CertificateState.EXPIRED if today > standing.expires_on else CertificateState.VALID
