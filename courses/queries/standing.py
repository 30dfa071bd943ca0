"""What people are in and what they passed: one statement for however many.

Written out, because building it anew would cost each page more than the database takes to answer.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.db import connection

# The passes come first: PostgreSQL takes the types of the columns from them.
_STANDING = """
SELECT s.person_id, 'pass', t.slug, '', s.passed_at, s.fraction, NULL, s.id
FROM courses_steppass s JOIN courses_step t ON t.id = s.step_id WHERE s.person_id IN ({people})
UNION ALL
SELECT e.person_id, 'path', p.slug, v.sha256, NULL, NULL, e.started_on, e.id
FROM courses_enrolment e JOIN courses_path p ON p.id = e.path_id JOIN courses_pathversion v ON v.id = p.current_id
WHERE e.ended_at IS NULL AND e.person_id IN ({people})
UNION ALL
SELECT c.person_id, 'course', k.slug, '', NULL, NULL, c.started_on, c.id
FROM courses_courseenrolment c JOIN courses_course k ON k.id = c.course_id
WHERE c.ended_at IS NULL AND c.person_id IN ({people})
"""
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
class Standing:
    """One person: passes by step, paths and loose courses in the order in which they were begun."""

    passes: dict[str, Passed] = field(default_factory=dict)
    paths: list[Enrolled] = field(default_factory=list)
    loose: list[Enrolled] = field(default_factory=list)


def standing_of(person_ids: Collection[int]) -> dict[int, Standing]:
    """Return where each person stands: one query, none for nobody."""
    found = {person_id: Standing() for person_id in person_ids}
    if not found:
        return found
    people = ", ".join(["%s"] * len(found))
    with connection.cursor() as cursor:
        cursor.execute(_STANDING.format(people=people), [*found, *found, *found])
        rows = cursor.fetchall()
    for person_id, kind, slug, sha, at, share, started_on, _pk in sorted(rows, key=lambda row: (str(row[6] or ""), row[7])):
        one = found[person_id]
        if kind == "pass":
            one.passes[slug] = Passed(_day(at), round(Decimal(str(share)) * 100))
        else:
            (one.paths if kind == "path" else one.loose).append(Enrolled(slug, sha, _day(started_on)))
    return found


def _day(value: date | str) -> date:
    """Read a day; out of a UNION, SQLite hands it over as it stores it, PostgreSQL in its own type."""
    if isinstance(value, str):
        return date.fromisoformat(value[:DAY])
    return value.date() if isinstance(value, datetime) else value
