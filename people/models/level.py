"""Who holds which job level from when until when."""

from django.db import models
from django.db.models import Q

from people.models.spell import DatedFact, ends_after_it_begins
from people.models.user import User


class Level(models.TextChoices):
    """Job levels of customer service."""

    JUNIOR = "J", "J"
    INTERMEDIATE = "I", "I"
    SENIOR = "S", "S"
    LEAD = "L", "L"


class LevelHeld(DatedFact):
    """One spell on one level."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="levels")
    level = models.CharField(max_length=2, choices=Level)

    class Meta:
        """Nobody is on two levels at once."""

        constraints = (
            ends_after_it_begins("a_level_ends_after_it_begins"),
            models.UniqueConstraint(fields=("person",), condition=Q(until_on__isnull=True), name="one_open_level_per_person"),
            models.UniqueConstraint(fields=("person", "from_on"), name="one_level_begins_on_a_day"),
            models.CheckConstraint(condition=Q(level__in=Level.values), name="a_level_is_one_of_the_house"),
        )
        ordering = ("person", "from_on")
