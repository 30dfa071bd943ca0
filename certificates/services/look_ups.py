"""Counting look-ups by network: beyond the allowance of a minute the public page answers with 429."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from certificates.models import LookUps

A_MINUTE = 30
_KEPT = timedelta(minutes=10)


@transaction.atomic
def count(*, network: str, at: datetime) -> int:
    """Count a look-up and return how many this network made in this minute."""
    minute = at.replace(second=0, microsecond=0)
    if not LookUps.objects.filter(network=network, minute=minute).update(count=F("count") + 1):
        row, fresh = LookUps.objects.get_or_create(network=network, minute=minute, defaults={"count": 1})
        if fresh:
            return 1
        LookUps.objects.filter(pk=row.pk).update(count=F("count") + 1)
    return LookUps.objects.values_list("count", flat=True).get(network=network, minute=minute)


def forget(*, at: datetime) -> None:
    """Delete the counts of past minutes."""
    LookUps.objects.filter(minute__lt=at - _KEPT).delete()
