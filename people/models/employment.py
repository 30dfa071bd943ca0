"""Who is employed from when until when. One may leave and come back under the same number."""

from django.db import models
from django.db.models import Q

from people.models.spell import DatedFact, ends_after_it_begins
from people.models.user import User


class Employment(DatedFact):
    """One spell of working here."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="employments")

    class Meta:
        """Nobody is employed twice at once."""

        constraints = (
            ends_after_it_begins("an_employment_ends_after_it_begins"),
            models.UniqueConstraint(fields=("person",), condition=Q(until_on__isnull=True), name="one_open_employment_per_person"),
            models.UniqueConstraint(fields=("person", "from_on"), name="one_employment_begins_on_a_day"),
        )
        ordering = ("person", "from_on")
