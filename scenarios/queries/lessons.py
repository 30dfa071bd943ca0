"""The lessons that a scenario belongs to, by title."""

from courses.models import Lesson
from courses.queries.published import lesson_of
from lib.bilingual import Text
from scenarios.domain.story import Story


def lessons_of(story: Story) -> tuple[tuple[str, Text], ...]:
    """Return id and title of each published lesson that the scenario names; one query."""
    rows = Lesson.objects.filter(slug__in=story.meta.lessons, current__isnull=False).select_related("current")
    found = {row.slug: lesson_of(row.current) for row in rows if row.current is not None}
    return tuple((slug, Text(found[slug].zh.title, found[slug].en.title)) for slug in story.meta.lessons if slug in found)
