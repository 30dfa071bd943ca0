"""What every dated fact shares: a first day, and the day from which it no longer holds."""

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q

M = TypeVar("M", bound="DatedFact")


class DatedQuerySet(models.QuerySet[M]):
    """Rows that hold from a day until, not including, another."""

    def on(self, day: date) -> Self:
        """Keep the rows that hold on a day."""
        return self.filter(Q(until_on__isnull=True) | Q(until_on__gt=day), from_on__lte=day)


class DatedFact(models.Model):
    """A fact about someone, from a day on. Triggers on both databases keep spells of one kind apart."""

    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        """Concrete facts add their constraints with `ends_after_it_begins`."""

        abstract = True

    def __str__(self) -> str:
        """Read as a span of days."""
        return f"{self.from_on} – {self.until_on or ''}"


def ends_after_it_begins(sentence: str) -> models.CheckConstraint:
    """Return the constraint that a spell does not end before it begins."""
    return models.CheckConstraint(
        condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
        name=sentence,
    )
