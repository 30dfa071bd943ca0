"""Failed sign-ins, counted by account and network so that guessing gets slower and slower."""

from django.db import models


class SignInTries(models.Model):
    """What was tried against one account from one network. `account` is a hash where nobody has that name."""

    account = models.CharField(max_length=80)
    network = models.CharField(max_length=64)
    failures = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField()
    locked_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One row for each account and network."""

        constraints = (models.UniqueConstraint(fields=("account", "network"), name="one_count_per_account_and_network"),)
        indexes = (models.Index(fields=("last_at",), name="people_tries_by_age"),)

    def __str__(self) -> str:
        """Name the row for the admin's eye."""
        return f"{self.account} {self.failures}"
