"""Paths, courses, lessons and their steps; who is enrolled, what was read and passed."""

from courses.models.curriculum import Course, CourseVersion, Lesson, LessonVersion, Path, PathVersion
from courses.models.enrolment import CourseEnrolment, Enrolment
from courses.models.media import LessonPicture, MediaFile
from courses.models.progress import Completion, StepPass
from courses.models.reading import CheckAnswer, Reading, Signature
from courses.models.step import Step

__all__ = [
    "CheckAnswer",
    "Completion",
    "Course",
    "CourseEnrolment",
    "CourseVersion",
    "Enrolment",
    "Lesson",
    "LessonPicture",
    "LessonVersion",
    "MediaFile",
    "Path",
    "PathVersion",
    "Reading",
    "Signature",
    "Step",
    "StepPass",
]
