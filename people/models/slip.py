"""One-time sign-in slips: printed on paper, kept only as a hash."""

from django.db import models
from django.db.models import Q

from people.models.user import User


class SignInSlip(models.Model):
    """Lets one person in once. The token itself is on the paper and nowhere else."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="slips")
    token_sha256 = models.CharField(max_length=64, unique=True)
    given_by = models.CharField(max_length=80)
    given_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """A person has one slip that is good, at most."""

        constraints = (
            models.UniqueConstraint(
                fields=("person",),
                condition=Q(used_at__isnull=True, withdrawn_at__isnull=True),
                name="one_live_sign_in_slip_per_person",
            ),
            models.CheckConstraint(
                condition=Q(used_at__isnull=True) | Q(withdrawn_at__isnull=True),
                name="a_slip_is_used_or_withdrawn_not_both",
            ),
        )

    def __str__(self) -> str:
        """Name the row for the admin's eye."""
        return f"{self.person_id} {self.given_at:%Y-%m-%d}"
