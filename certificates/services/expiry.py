"""Telling people in time that a certificate runs out, and taking up awards that the house held back."""

from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from certificates.models import Certificate, HeldAward
from certificates.queries import firm
from jobs.services import record
from lib.published_file import sweep
from notifications.services import promise

AHEAD = timedelta(days=30)
_AT_ONCE = 500


def tell_of_expiry(*, at: datetime) -> int:
    """Tell the holders of certificates that run out within thirty days, once each; return how many."""
    today = firm.day_of(at)
    soon = Certificate.objects.live().filter(told_of_expiry_at=None, expires_on__range=(today, today + AHEAD))
    told = 0
    while batch := list(soon.order_by("pk")[:_AT_ONCE]):
        with transaction.atomic():
            for certificate in batch:
                told += _tell(certificate, at)
            Certificate.objects.filter(pk__in=[certificate.pk for certificate in batch]).update(told_of_expiry_at=at)
    return told


def _tell(certificate: Certificate, at: datetime) -> bool:
    return promise(
        key=f"certificate:{certificate.pk}:expiring",
        person_id=certificate.person_id,
        kind="certificate-expiring",
        params={
            "title_zh": certificate.title_zh,
            "title_en": certificate.title_en,
            "expires_on": certificate.expires_on.isoformat(),
        },
        url=certificate.get_absolute_url(),
        at=at,
    )


def sweep_half_written(*, at: datetime) -> int:
    """Delete what a killed worker left half written an hour ago; return how many files."""
    return sweep(Path(settings.MEDIA_ROOT) / "certificates", before=(at - timedelta(hours=1)).timestamp())


@transaction.atomic
def take_up_held_awards(*, at: datetime) -> int:
    """Have everybody reviewed again whose award waits for the house; return how many. Nothing while it cannot issue."""
    if not firm.name().zh or not firm.address_is_public():
        return 0
    people = list(HeldAward.objects.values_list("person_id", flat=True).distinct())
    for person_id in people:
        subject = f"people.user:{person_id}"
        record(topic="certificates.review", key=f"held:{person_id}", subject=subject, at=at, rearm=True)
    return len(people)
