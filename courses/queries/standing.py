"""What people are in, what they passed and what they are reading: one statement for however many.

Written out, because building it anew would cost each page more than the database takes to answer.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import connection

# The passes come first: PostgreSQL takes the types of the columns from them.
_STANDING = """
SELECT s.person_id, 'pass', t.slug, '', s.passed_at, s.fraction, NULL, s.id, 0, 0
FROM courses_steppass s JOIN courses_step t ON t.id = s.step_id WHERE s.person_id IN ({people})
UNION ALL
SELECT e.person_id, 'path', p.slug, v.sha256, NULL, NULL, e.started_on, e.id, 0, 0
FROM courses_enrolment e JOIN courses_path p ON p.id = e.path_id JOIN courses_pathversion v ON v.id = p.current_id
WHERE e.ended_at IS NULL AND e.person_id IN ({people})
UNION ALL
SELECT c.person_id, 'course', k.slug, '', NULL, NULL, c.started_on, c.id, 0, 0
FROM courses_courseenrolment c JOIN courses_course k ON k.id = c.course_id
WHERE c.ended_at IS NULL AND c.person_id IN ({people})
UNION ALL
SELECT d.person_id, 'done', d.slug, '', NULL, NULL, NULL, d.id, 0, 0
FROM courses_completion d WHERE d.kind <> 'module' AND d.person_id IN ({people})
UNION ALL
SELECT r.person_id, 'reading', l.slug, w.sha256, NULL, NULL, NULL, r.id, r.part, r.furthest_part
FROM courses_reading r JOIN courses_lesson l ON l.id = r.lesson_id JOIN courses_lessonversion w ON w.id = r.version_id
WHERE r.finished_at IS NULL AND r.person_id IN ({people})
"""
BRANCHES = _STANDING.count("{people}")
DAY = len("2026-01-01")


@dataclass(frozen=True, slots=True)
class Passed:
    """A pass: its UTC date, and its share in percent."""

    on: date
    percent: int


@dataclass(frozen=True, slots=True)
class Enrolled:
    """Someone on a path or in a course. `sha` is of the path's version in force, empty for a course."""

    slug: str
    sha: str
    started_on: date


@dataclass(frozen=True, slots=True)
class Begun:
    """A lesson begun and not finished: the hash of the version read, the part stopped at, the furthest part reached."""

    sha: str
    part: int
    furthest_part: int


@dataclass(frozen=True, slots=True)
class Standing:
    """One person: passes by step, paths and loose courses in the order in which they were begun, lessons being read.

    `completed` are courses and paths, under whichever version they were completed.
    """

    passes: dict[str, Passed] = field(default_factory=dict)
    paths: list[Enrolled] = field(default_factory=list)
    loose: list[Enrolled] = field(default_factory=list)
    reading: dict[str, Begun] = field(default_factory=dict)
    completed: set[str] = field(default_factory=set)


def standing_of(person_ids: Collection[int]) -> dict[int, Standing]:
    """Return where each person stands: one query, none for nobody."""
    found = {person_id: Standing() for person_id in person_ids}
    if not found:
        return found
    people = ", ".join(["%s"] * len(found))
    with connection.cursor() as cursor:
        cursor.execute(_STANDING.format(people=people), [*found] * BRANCHES)
        rows = cursor.fetchall()
    for person_id, kind, slug, sha, at, share, started_on, _pk, part, furthest in sorted(rows, key=_begun_first):
        one = found[person_id]
        if kind == "pass":
            one.passes[slug] = Passed(_day(at), round(Decimal(str(share)) * 100))
        elif kind == "done":
            one.completed.add(slug)
        elif kind == "reading":
            one.reading[slug] = Begun(sha, part, furthest)
        else:
            (one.paths if kind == "path" else one.loose).append(Enrolled(slug, sha, _day(started_on)))
    return found


def _begun_first(row: tuple[Any, ...]) -> tuple[str, int]:
    """Order paths and courses by the day they were begun on, then by their row."""
    return str(row[6] or ""), row[7]


def _day(value: date | str) -> date:
    """Read a day; out of a UNION, SQLite hands it over as it stores it, PostgreSQL in its own type."""
    if isinstance(value, str):
        return date.fromisoformat(value[:DAY])
    return value.date() if isinstance(value, datetime) else value
