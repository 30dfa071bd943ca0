"""Pictures of lessons: the row of a file that lies in storage under the hash of its bytes, and who shows it."""

from typing import Any

from django.db import models

from courses.models.curriculum import LessonVersion
from lib.versions import VersionIsFrozen


class MediaFile(models.Model):
    """A picture as its author made it (`sha256`, `bytes`) and the clean copy that readers are shown; never changed."""

    name = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64, unique=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    bytes = models.PositiveIntegerField()
    media_type = models.CharField(max_length=20)
    copy_sha256 = models.CharField(max_length=64)
    copy_bytes = models.PositiveIntegerField()
    added_at = models.DateTimeField()

    class Meta:
        """In the order in which they came."""

        ordering = ("pk",)

    def __str__(self) -> str:
        """Return its name at first arrival."""
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert only.

        :raises VersionIsFrozen: if the row exists already
        """
        if not self._state.adding:
            raise VersionIsFrozen(str(self))
        super().save(*args, **kwargs)


class LessonPicture(models.Model):
    """That a lesson version shows a picture: whoever may read the one may see the other."""

    version = models.ForeignKey(LessonVersion, on_delete=models.PROTECT, related_name="pictures")
    media = models.ForeignKey(MediaFile, on_delete=models.PROTECT, related_name="shown_in")

    class Meta:
        """Once each."""

        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("version", "media"), name="one_row_per_picture_of_a_version"),)

    def __str__(self) -> str:
        """Name it for the log."""
        return f"picture {self.media_id} in {self.version_id}"
