"""What is published: slots with their frozen versions."""

from django.db import models

from lib.versions import FrozenVersion


class Slot(models.Model):
    """Something with a pack id and a current version."""

    slug = models.CharField(max_length=80, unique=True)

    class Meta:
        """Ordered as an author would list them."""

        abstract = True
        ordering = ("slug",)

    def __str__(self) -> str:
        """Return the pack id."""
        return self.slug


class Path(Slot):
    """What can be assigned as a whole."""

    current = models.ForeignKey("courses.PathVersion", null=True, blank=True, on_delete=models.PROTECT, related_name="+")


class Course(Slot):
    """Modules of steps."""

    current = models.ForeignKey("courses.CourseVersion", null=True, blank=True, on_delete=models.PROTECT, related_name="+")


class Lesson(Slot):
    """A text to read with checks in it."""

    current = models.ForeignKey("courses.LessonVersion", null=True, blank=True, on_delete=models.PROTECT, related_name="+")


class PathVersion(FrozenVersion):
    """A path as it was published."""

    slot_field = "path"
    path = models.ForeignKey(Path, on_delete=models.PROTECT, related_name="versions")

    class Meta:
        """Numbered from 1 within its path."""

        constraints = (models.UniqueConstraint(fields=("path", "number"), name="one_path_version_per_number"),)

    def __str__(self) -> str:
        """Name it for the log."""
        return f"path {self.path_id} version {self.number}"


class CourseVersion(FrozenVersion):
    """A course as it was published."""

    slot_field = "course"
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="versions")

    class Meta:
        """Numbered from 1 within its course."""

        constraints = (models.UniqueConstraint(fields=("course", "number"), name="one_course_version_per_number"),)

    def __str__(self) -> str:
        """Name it for the log."""
        return f"course {self.course_id} version {self.number}"


class LessonVersion(FrozenVersion):
    """A lesson as it was published, both languages inside."""

    slot_field = "lesson"
    lesson = models.ForeignKey(Lesson, on_delete=models.PROTECT, related_name="versions")

    class Meta:
        """Numbered from 1 within its lesson."""

        constraints = (models.UniqueConstraint(fields=("lesson", "number"), name="one_lesson_version_per_number"),)

    def __str__(self) -> str:
        """Name it for the log."""
        return f"lesson {self.lesson_id} version {self.number}"
