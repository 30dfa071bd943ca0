"""Work out what people completed by what they passed, and keep it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime

from courses.domain import unlocking
from courses.domain.course_file import CourseFile
from courses.domain.path_file import PathFile
from courses.models import Completion, Enrolment, StepPass
from courses.queries.published import courses_now, paths_now
from people.models import User

BATCH = 500


def settle(*, person_ids: Sequence[int], at: datetime) -> None:
    """Add the completions that are due to these people; what was completed stays.

    A few queries for each 500 people. Runs in the caller's transaction and locks these people's rows, so that two last
    steps passed at once see each other.
    """
    lock(person_ids)
    courses, paths = courses_now(), paths_now()
    for start in range(0, len(person_ids), BATCH):
        _settle(person_ids[start : start + BATCH], courses, paths, at)


def lock(person_ids: Sequence[int]) -> None:
    """Let no one else work out these people's completions until the transaction ends."""
    rows = User.objects.get_queryset().select_for_update(no_key=True).filter(pk__in=person_ids).order_by("pk")
    list(rows.values_list("pk", flat=True))


def _settle(person_ids: Sequence[int], courses: Mapping[str, CourseFile], paths: Mapping[str, PathFile], at: datetime) -> None:
    passed: dict[int, set[str]] = defaultdict(set)
    for person_id, slug in StepPass.objects.filter(person_id__in=person_ids).values_list("person_id", "step__slug"):
        passed[person_id].add(slug)
    enrolled: dict[int, set[str]] = defaultdict(set)
    live = Enrolment.objects.filter(person_id__in=person_ids, ended_at__isnull=True)
    for person_id, slug in live.values_list("person_id", "path__slug"):
        enrolled[person_id].add(slug)
    known = {
        (person_id, kind, slug)
        for person_id, kind, slug in Completion.objects.filter(person_id__in=person_ids).values_list("person_id", "kind", "slug")
    }
    completed: dict[int, set[str]] = defaultdict(set)
    for person_id, kind, slug in known:
        if kind == Completion.Kind.COURSE:
            completed[person_id].add(slug)
    Completion.objects.bulk_create(
        [
            Completion(person_id=person_id, kind=kind, slug=slug, completed_at=at)
            for person_id in passed
            for kind, slug in _earned(passed[person_id], enrolled[person_id], completed[person_id], courses, paths)
            if (person_id, kind, slug) not in known
        ],
        ignore_conflicts=True,
    )


def _earned(
    passed: AbstractSet[str],
    enrolled: AbstractSet[str],
    completed: AbstractSet[str],
    courses: Mapping[str, CourseFile],
    paths: Mapping[str, PathFile],
) -> Iterator[tuple[str, str]]:
    touched = {slug.partition("/")[0] for slug in passed}
    for slug in sorted(touched & courses.keys()):
        course = courses[slug]
        for module in course.modules:
            if unlocking.module_done(course, module.id, passed):
                yield Completion.Kind.MODULE, module.id
        if unlocking.course_done(course, passed):
            yield Completion.Kind.COURSE, slug
    for slug in sorted(enrolled & paths.keys()):
        if unlocking.path_done(paths[slug], courses, passed, completed):
            yield Completion.Kind.PATH, slug
