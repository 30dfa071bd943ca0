"""Intakes (期): a named class across teams, with a start and an end."""

from django.db import models
from django.db.models import F, Q

from lib.bilingual import language_of
from people.models.user import User


class Intake(models.Model):
    """A class of people who are trained together."""

    code = models.CharField(max_length=32, unique=True)
    name_zh = models.CharField(max_length=100)
    name_en = models.CharField(max_length=100, blank=True, default="")
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        """The newest first."""

        constraints = (models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="an_intake_does_not_end_before_it_starts"),)
        ordering = ("-starts_on", "code")

    def __str__(self) -> str:
        """Name the intake."""
        return self.name_zh

    def name(self, language: str) -> str:
        """Return the name in a language."""
        return self.name_zh if language_of(language) == "zh" else (self.name_en or self.name_zh)

    @property
    def ref(self) -> str:
        """How the trail names this intake."""
        return f"people.intake:{self.pk}"


class IntakePlace(models.Model):
    """One person's place in an intake, from the day they joined it until, not including, the day they left it."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="intake_places")
    intake = models.ForeignKey(Intake, on_delete=models.PROTECT, related_name="places")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        """One place a person in an intake."""

        constraints = (
            models.UniqueConstraint(fields=("person", "intake"), name="one_place_per_person_and_intake"),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="a_place_in_an_intake_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        """Name the row for the admin's eye."""
        return f"{self.intake_id} {self.person_id}"
