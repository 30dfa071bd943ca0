"""Who leads which team from when until when."""

from django.db import models
from django.db.models import Q

from people.models.spell import DatedFact, ends_after_it_begins
from people.models.team import Team
from people.models.user import User


class Leadership(DatedFact):
    """One spell of leading one team. A team may have two leads, and one may lead two teams."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="leaderships")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="leaderships")

    class Meta:
        """Nobody leads one team twice at once."""

        constraints = (
            ends_after_it_begins("a_leadership_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=("person", "team"),
                condition=Q(until_on__isnull=True),
                name="one_open_leadership_per_person_and_team",
            ),
            models.UniqueConstraint(fields=("person", "team", "from_on"), name="one_leadership_begins_on_a_day"),
        )
        ordering = ("team", "from_on", "pk")
