"""A stamp over all facts, so that what was worked out from them can be kept until one changes."""

from django.db import models


class Stamp(models.Model):
    """One row: a digest of the current versions of rule cards, claims and scripts."""

    sha256 = models.CharField(max_length=64)

    class Meta:
        """There is one."""

        constraints = (models.CheckConstraint(condition=models.Q(pk=1), name="there_is_one_stamp"),)

    def __str__(self) -> str:
        """Show its beginning."""
        return self.sha256[:12]
