"""Who is in which team from when until when."""

from django.db import models
from django.db.models import Q

from people.models.spell import DatedFact, ends_after_it_begins
from people.models.team import Team
from people.models.user import User


class Membership(DatedFact):
    """One spell in one team."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="memberships")

    class Meta:
        """Nobody is in two teams at once."""

        constraints = (
            ends_after_it_begins("a_membership_ends_after_it_begins"),
            models.UniqueConstraint(fields=("person",), condition=Q(until_on__isnull=True), name="one_open_membership_per_person"),
            models.UniqueConstraint(fields=("person", "from_on"), name="one_membership_begins_on_a_day"),
        )
        ordering = ("person", "from_on")
        indexes = (models.Index(fields=("team", "from_on"), name="people_members_of_team"),)
