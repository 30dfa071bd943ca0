"""Rule cards and what each said when."""

from django.db import models

from lib.versions import FrozenVersion


class RuleCard(models.Model):
    """The slot: a rule card, named by its id."""

    slug = models.CharField(max_length=80, unique=True)
    current = models.ForeignKey("RuleCardVersion", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        """Listed by id."""

        ordering = ("slug",)

    def __str__(self) -> str:
        """Show the id."""
        return self.slug


class RuleCardVersion(FrozenVersion):
    """What was published; its body is `knowledge.domain.rule_card.RuleCard`."""

    slot_field = "card"

    card = models.ForeignKey(RuleCard, on_delete=models.PROTECT, related_name="versions")

    class Meta:
        """Numbered from 1."""

        constraints = (models.UniqueConstraint(fields=("card", "number"), name="one_number_per_rule_card_version"),)

    def __str__(self) -> str:
        """Show id and number."""
        return f"{self.card.slug} v{self.number}"
