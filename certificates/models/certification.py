"""What can be earned: a slot for each certification and its frozen versions."""

from typing import ClassVar

from django.db import models

from certificates.domain.certification import CertificationBody
from courses.models import Path
from lib.versions import FrozenVersion


class Certification(models.Model):
    """The slot. It stands on its path, so that assigning the path assigns the certification."""

    slug = models.CharField(max_length=80, unique=True)
    path = models.OneToOneField(Path, on_delete=models.PROTECT, related_name="certification")
    current = models.ForeignKey("certificates.CertificationVersion", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        """Name the slot."""
        return self.slug

    @property
    def ref(self) -> str:
        """How the trail names this certification."""
        return f"certificates.certification:{self.pk}"


class CertificationVersion(FrozenVersion):
    """What a certification asked for and gave, as it was published."""

    slot_field: ClassVar[str] = "certification"

    certification = models.ForeignKey(Certification, on_delete=models.PROTECT, related_name="versions")

    class Meta:
        """Numbers count within the certification."""

        constraints = (models.UniqueConstraint(fields=("certification", "number"), name="one_certification_version_of_a_number"),)

    def __str__(self) -> str:
        """Name the version."""
        return f"{self.certification_id} v{self.number}"

    @property
    def value(self) -> CertificationBody:
        """The body in its shape."""
        return self.parsed(CertificationBody)
