"""Figures of the source documents."""

from django.db import models

from lib.versions import FrozenVersion


class Claim(models.Model):
    """The slot: a claim, named by its number."""

    slug = models.CharField(max_length=80, unique=True)
    current = models.ForeignKey("ClaimVersion", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        """Listed by id."""

        ordering = ("slug",)

    def __str__(self) -> str:
        """Show the id."""
        return self.slug


class ClaimVersion(FrozenVersion):
    """What was published; its body is `knowledge.domain.claim.Claim`."""

    slot_field = "claim"

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="versions")

    class Meta:
        """Numbered from 1."""

        constraints = (models.UniqueConstraint(fields=("claim", "number"), name="one_number_per_claim_version"),)

    def __str__(self) -> str:
        """Show id and number."""
        return f"{self.claim.slug} v{self.number}"
