"""What is published now, parsed. Versions never change, so a parsed body is kept by its hash."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from courses.domain.course_file import CourseFile
from courses.domain.lesson_file import LessonFile
from courses.domain.path_file import PathFile
from courses.models import Course, CourseVersion, LessonVersion, Path, PathVersion
from lib.shapes import from_json

_KEPT = 256


class _Body:
    """A version's body under its hash, so that the cache looks only at the hash."""

    def __init__(self, sha: str, body: object) -> None:
        self.sha, self.body = sha, body

    def __hash__(self) -> int:
        return hash(self.sha)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Body) and self.sha == other.sha


@lru_cache(maxsize=_KEPT)
def _path(kept: _Body) -> PathFile:
    return from_json(kept.body, PathFile)


@lru_cache(maxsize=_KEPT)
def _course(kept: _Body) -> CourseFile:
    return from_json(kept.body, CourseFile)


@lru_cache(maxsize=_KEPT)
def _lesson(kept: _Body) -> LessonFile:
    return from_json(kept.body, LessonFile)


def path_of(version: PathVersion) -> PathFile:
    """Return a version's path."""
    return _path(_Body(version.sha256, version.body))


def course_of(version: CourseVersion) -> CourseFile:
    """Return a version's course."""
    return _course(_Body(version.sha256, version.body))


def lesson_of(version: LessonVersion) -> LessonFile:
    """Return a version's lesson."""
    return _lesson(_Body(version.sha256, version.body))


def courses_now(slugs: Iterable[str] | None = None) -> Mapping[str, CourseFile]:
    """Return published courses by id, all or those named: one query."""
    rows = Course.objects.filter(current__isnull=False).select_related("current")
    if slugs is not None:
        rows = rows.filter(slug__in=tuple(slugs))
    return {row.slug: course_of(row.current) for row in rows if row.current is not None}


def paths_now(slugs: Iterable[str] | None = None) -> Mapping[str, PathFile]:
    """Return published paths by id, all or those named: one query."""
    rows = Path.objects.filter(current__isnull=False).select_related("current")
    if slugs is not None:
        rows = rows.filter(slug__in=tuple(slugs))
    return {row.slug: path_of(row.current) for row in rows if row.current is not None}
