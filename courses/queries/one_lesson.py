"""A published lesson with somebody's reading of it, in one statement.

Written out, because building it anew would cost each page more than the database takes to answer. Bodies are left in the
database: they are read where their hash was never parsed.
"""

from typing import Any

from courses.models import Lesson, LessonVersion, Reading
from lib.instants import instant

_READING = """
SELECT r.*, v.number AS version_number, v.sha256 AS version_sha, v.published_at AS version_at,
       l.slug AS lesson_slug, c.id AS current_id, c.number AS current_number, c.sha256 AS current_sha, c.published_at AS current_at,
       EXISTS (SELECT 1 FROM courses_signature s WHERE s.person_id = r.person_id AND s.version_id = c.id) AS signed_now
FROM courses_reading r
JOIN courses_lesson l ON l.id = r.lesson_id
JOIN courses_lessonversion c ON c.id = l.current_id
JOIN courses_lessonversion v ON v.id = r.version_id
WHERE r.person_id = %s AND l.slug = %s
"""
_LESSON = """
SELECT l.*, c.number AS current_number, c.sha256 AS current_sha, c.published_at AS current_at
FROM courses_lesson l JOIN courses_lessonversion c ON c.id = l.current_id WHERE l.slug = %s
"""


def found_lesson(slug: str, person_id: int) -> tuple[Lesson | None, Reading | None]:
    """Return a published lesson and a person's reading of it: one query for whoever opened it before, two for others."""
    reading = next(iter(Reading.objects.raw(_READING, [person_id, slug])), None)
    if reading is None:
        lesson = next(iter(Lesson.objects.raw(_LESSON, [slug])), None)
        if lesson is not None and lesson.current_id is not None:
            lesson.current = _version(lesson, lesson.current_id, lesson.pk, "current")
        return lesson, None
    told = vars(reading)
    values = (reading.lesson_id, told["lesson_slug"], told["current_id"])
    reading.lesson = Lesson.from_db(reading._state.db, ("id", "slug", "current_id"), values)  # noqa: SLF001  where Django keeps it
    reading.lesson.current = _version(reading, told["current_id"], reading.lesson_id, "current")
    reading.version = _version(reading, reading.version_id, reading.lesson_id, "version")
    return reading.lesson, reading


def signed_now(reading: Reading) -> bool:
    """Tell whether the version in force was signed, of a reading that was found here."""
    return bool(vars(reading)["signed_now"])


def _version(row: Lesson | Reading, pk: int, lesson_id: int, name: str) -> LessonVersion:
    told: dict[str, Any] = vars(row)
    values = (pk, told[f"{name}_number"], told[f"{name}_sha"], instant(told[f"{name}_at"]), lesson_id)  # in the order of the fields
    return LessonVersion.from_db(row._state.db, ("id", "number", "sha256", "published_at", "lesson_id"), values)  # noqa: SLF001  where Django keeps it
