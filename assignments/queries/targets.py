"""What can be assigned, with its title and what it leads to."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from assignments.domain.target import Target
from courses.models import Step
from courses.queries.published import courses_now, paths_now
from lib.bilingual import Text


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One thing to assign. `course` is empty for a path."""

    target: Target
    title: Text
    course: str = ""

    @property
    def url(self) -> str:
        """The page of its course; for a path, the person's own training."""
        return target_url(self.course)


def targets() -> tuple[TargetRow, ...]:
    """Return every path, course and module that is published: two queries."""
    return tuple(_rows())


def target_row(target: Target) -> TargetRow | None:
    """Return one target, None if nothing of that name is published: one or two queries."""
    if target.kind == "step":
        step = Step.objects.filter(slug=target.slug, live=True).select_related("course").first()
        return TargetRow(target, step.title, step.course.slug) if step else None
    return next((row for row in _rows() if row.target == target), None)


def target_url(course: str) -> str:
    """Return where the one who owes it goes: the page of the course, or their own training for a path."""
    return reverse("courses:course", args=[course]) if course else reverse("dashboards:my-training")


def _rows() -> Iterator[TargetRow]:
    for slug, path in sorted(paths_now().items()):
        yield TargetRow(Target("path", slug), path.title)
    for slug, course in sorted(courses_now().items()):
        yield TargetRow(Target("course", slug), _numbered(slug, course.title), slug)
        for module in course.modules:
            yield TargetRow(Target("module", module.id), module.title, slug)


def _numbered(slug: str, title: Text) -> Text:
    return Text(f"{slug} {title.zh}", f"{slug} {title.en}")
