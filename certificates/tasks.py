"""Doors of the worker: one fetch, one call, safe to run twice."""

from datetime import datetime

from audit.domain import Actor
from certificates import services
from certificates.services import look_ups
from certificates.services.expiry import sweep_half_written, take_up_held_awards

_AWARD = Actor("system:award")
_PRINT = Actor("system:print")


def review(*, subject: str, at: datetime, **_future: object) -> None:
    """Review the person that a job names."""
    services.review(person_id=_id(subject), by=_AWARD, at=at)


def paper(*, subject: str, at: datetime, **_future: object) -> None:
    """Make the paper of the certificate that a job names."""
    services.make_paper(certificate_id=_id(subject), by=_PRINT, at=at)


def expire_notices(*, at: datetime, **_future: object) -> None:
    """Tell of expiry; take up what the house held back; forget old counts and half-written files."""
    services.tell_of_expiry(at=at)
    take_up_held_awards(at=at)
    look_ups.forget(at=at)
    sweep_half_written(at=at)


def _id(subject: str) -> int:
    return int(subject.rpartition(":")[2])
