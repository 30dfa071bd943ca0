"""What is published now, parsed. Versions never change, so a parsed body is kept by its hash."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet

from courses.domain.course_file import CourseFile
from courses.domain.lesson_file import LessonFile
from courses.domain.path_file import PathFile
from courses.models import Course, CourseVersion, LessonVersion, Path, PathVersion
from lib.shapes import from_json
from lib.versions import FrozenVersion

T = TypeVar("T")
_KEPT = 256


class _Shelf(Generic[T]):
    """Parsed bodies by their hash. A body is read and parsed only when its hash is not on the shelf."""

    def __init__(self, shape: type[T]) -> None:
        self.shape = shape
        self.kept: OrderedDict[str, T] = OrderedDict()

    def of(self, version: FrozenVersion) -> T:
        found = self.kept.get(version.sha256)
        return self._keep(version.sha256, version.body) if found is None else found

    def by(self, sha: str, versions: QuerySet[Any]) -> T:
        """Return a body by its hash: no query, one if it was never read here."""
        found = self.kept.get(sha)
        return self._keep(sha, versions.values_list("body", flat=True).filter(sha256=sha)[:1].get()) if found is None else found

    def all(self, shas: Mapping[str, str], versions: QuerySet[Any]) -> dict[str, T]:
        """Return the bodies by slot of hashes by slot: no query, one for those that were never read here."""
        found = {sha: body for sha in shas.values() if (body := self.kept.get(sha)) is not None}
        if missing := set(shas.values()) - found.keys():
            rows = versions.filter(sha256__in=missing).values_list("sha256", "body")
            found |= {sha: self._keep(sha, body) for sha, body in rows}
        return {slug: found[sha] for slug, sha in shas.items()}

    def now(self, slots: QuerySet[Any], versions: QuerySet[Any]) -> dict[str, T]:
        """Return the bodies in force of some slots by id: one query, a second for those that were never read here."""
        return self.all(dict(slots.filter(current__isnull=False).values_list("slug", "current__sha256")), versions)

    def _keep(self, sha: str, body: object) -> T:
        parsed = self.kept[sha] = from_json(body, self.shape)
        if len(self.kept) > _KEPT:
            self.kept.popitem(last=False)
        return parsed


_paths, _courses, _lessons = _Shelf(PathFile), _Shelf(CourseFile), _Shelf(LessonFile)


def path_of(version: PathVersion) -> PathFile:
    """Return a version's path."""
    return _paths.of(version)


def lesson_by_sha(sha: str) -> LessonFile:
    """Return a lesson by the hash of its version."""
    return _lessons.by(sha, LessonVersion.objects.all())


def path_by_sha(sha: str) -> PathFile:
    """Return a path by the hash of its version."""
    return _paths.by(sha, PathVersion.objects.all())


def courses_by_sha(shas: Mapping[str, str]) -> Mapping[str, CourseFile]:
    """Return courses by id, of hashes by id."""
    return _courses.all(shas, CourseVersion.objects.all())


def course_of(version: CourseVersion) -> CourseFile:
    """Return a version's course."""
    return _courses.of(version)


def lesson_of(version: LessonVersion) -> LessonFile:
    """Return a version's lesson."""
    return _lessons.of(version)


def courses_now(slugs: Iterable[str] | None = None) -> Mapping[str, CourseFile]:
    """Return published courses by id, all or those named: one query."""
    slots = Course.objects.all() if slugs is None else Course.objects.filter(slug__in=tuple(slugs))
    return _courses.now(slots, CourseVersion.objects.all())


def paths_now(slugs: Iterable[str] | None = None) -> Mapping[str, PathFile]:
    """Return published paths by id, all or those named: one query."""
    slots = Path.objects.all() if slugs is None else Path.objects.filter(slug__in=tuple(slugs))
    return _paths.now(slots, PathVersion.objects.all())
