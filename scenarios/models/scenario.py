"""A scenario is a slot on a step of a course; what is played stands in its versions."""

from typing import ClassVar

from django.db import models

from lib.versions import FrozenVersion


class Scenario(models.Model):
    """The slot of a role-play."""

    slug = models.CharField(max_length=80, unique=True)
    current = models.ForeignKey("scenarios.ScenarioVersion", on_delete=models.PROTECT, null=True, related_name="+")
    step = models.OneToOneField("courses.Step", on_delete=models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        """Read as its id."""
        return self.slug


class ScenarioVersion(FrozenVersion):
    """A scenario as it was published; runs stay on the version that they began with."""

    slot_field: ClassVar[str] = "scenario"

    scenario = models.ForeignKey(Scenario, on_delete=models.PROTECT, related_name="versions")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("scenario", "number"), name="one_scenario_version_per_number"),)

    def __str__(self) -> str:
        """Read as slot and number."""
        return f"{self.scenario_id} v{self.number}"
