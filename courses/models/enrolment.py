"""Who is enrolled in which path or course, since when, and by what act."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from courses.models.curriculum import Course, Path


class Enrolment(models.Model):
    """A person on a path. Working days count from `started_on`."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="enrolments")
    path = models.ForeignKey(Path, on_delete=models.PROTECT, related_name="enrolments")
    started_on = models.DateField()
    by_ref = models.CharField(max_length=120)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Once a person and path; coming back reopens the row."""

        constraints = (models.UniqueConstraint(fields=("person", "path"), name="one_enrolment_per_person_and_path"),)
        indexes = (models.Index(fields=("by_ref",), condition=Q(ended_at__isnull=True), name="enrolment_by_act"),)

    def __str__(self) -> str:
        """Name it for the log."""
        return f"person {self.person_id} on path {self.path_id}"


class CourseEnrolment(models.Model):
    """A person in a course outside any path."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="course_enrolments")
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="enrolments")
    started_on = models.DateField()
    by_ref = models.CharField(max_length=120)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Once a person and course; coming back reopens the row."""

        constraints = (models.UniqueConstraint(fields=("person", "course"), name="one_enrolment_per_person_and_course"),)
        indexes = (models.Index(fields=("by_ref",), condition=Q(ended_at__isnull=True), name="course_enrolment_by_act"),)

    def __str__(self) -> str:
        """Name it for the log."""
        return f"person {self.person_id} in course {self.course_id}"
