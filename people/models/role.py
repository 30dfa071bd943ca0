"""Who holds which role from when until when. Leading is not here: it follows from `Leadership`."""

from django.db import models
from django.db.models import Q

from people.domain.roles import GRANTABLE
from people.models.spell import DatedFact, ends_after_it_begins
from people.models.user import User


class RoleGrant(DatedFact):
    """One spell of one role."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="role_grants")
    role = models.CharField(max_length=10, choices=[(role.value, role.value) for role in GRANTABLE])

    class Meta:
        """Nobody holds one role twice at once."""

        constraints = (
            ends_after_it_begins("a_role_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=("person", "role"), condition=Q(until_on__isnull=True), name="one_open_grant_per_person_and_role"
            ),
            models.UniqueConstraint(fields=("person", "role", "from_on"), name="one_grant_of_a_role_begins_on_a_day"),
            models.CheckConstraint(condition=Q(role__in=[role.value for role in GRANTABLE]), name="a_role_is_one_that_can_be_granted"),
        )
        ordering = ("person", "role", "from_on")
