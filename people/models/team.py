"""Teams, in a tree."""

from django.db import models
from django.db.models import F, Q

from lib.bilingual import language_of


class Team(models.Model):
    """A team, under another or at the top."""

    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    name_zh = models.CharField(max_length=100)
    name_en = models.CharField(max_length=100, blank=True, default="")

    class Meta:
        """A name is unique under one parent."""

        constraints = (
            models.UniqueConstraint(fields=("parent", "name_zh"), name="one_team_of_a_name_under_one_parent"),
            models.UniqueConstraint(fields=("name_zh",), condition=Q(parent__isnull=True), name="one_team_of_a_name_at_the_top"),
            models.CheckConstraint(condition=Q(parent__isnull=True) | ~Q(parent=F("pk")), name="a_team_does_not_stand_under_itself"),
        )
        ordering = ("name_zh", "pk")

    def __str__(self) -> str:
        """Name the team."""
        return self.name_zh

    def name(self, language: str) -> str:
        """Return the name in a language; a team without an English name keeps its Chinese one."""
        return self.name_zh if language_of(language) == "zh" else (self.name_en or self.name_zh)

    @property
    def ref(self) -> str:
        """How the trail names this team."""
        return f"people.team:{self.pk}"
