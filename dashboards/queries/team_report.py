"""How a whole team stands, and what to do about it this week: one statement, however large the team.

Who is meant and what counts as done are put in as the models say it; only the counting is written out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from assignments.models import Duty
from certificates.models import Certificate
from lib.bilingual import Text
from people.models.user import UserQuerySet

SOON = timedelta(days=3)
EXPIRES_SOON = timedelta(days=30)
MOST_ACTS = 6
_DUTY = ("pk", "person_id", "assignment_id", "due_on", "done")

# The counts come first: PostgreSQL takes the types of the columns from them.
_REPORT = """
WITH duty (id, person_id, assignment_id, due_on, done) AS ({duties}),
     held (id, person_id, title_zh, title_en, expires_on) AS ({held})
SELECT 'people' AS kind, (SELECT COUNT(*) FROM ({matched}) m) AS a, (SELECT COUNT(*) FROM ({reach}) r) AS b, 0 AS c, 0 AS d,
       CAST(NULL AS date) AS day, 0 AS person_id, '' AS name_zh, '' AS name_en, '' AS title_zh, '' AS title_en
UNION ALL
SELECT 'duties', COUNT(DISTINCT person_id), COUNT(DISTINCT person_id) FILTER (WHERE NOT done),
       COUNT(*) FILTER (WHERE NOT done AND due_on < %s), COUNT(DISTINCT person_id) FILTER (WHERE NOT done AND due_on < %s),
       MIN(due_on) FILTER (WHERE NOT done AND due_on < %s), 0, '', '', '', ''
FROM duty
UNION ALL
SELECT 'held', COUNT(DISTINCT person_id), COUNT(*) FILTER (WHERE expires_on <= %s), 0, 0, NULL, 0, '', '', '', '' FROM held
UNION ALL
SELECT * FROM (
    SELECT 'owed', ROW_NUMBER() OVER (ORDER BY d.due_on, u.name_sort, d.id) AS place, COUNT(*) OVER (), 0, 0, d.due_on,
           u.id, u.name_zh, u.name_en, a.title_zh, a.title_en
    FROM duty d JOIN people_user u ON u.id = d.person_id JOIN assignments_assignment a ON a.id = d.assignment_id
    WHERE NOT d.done AND d.due_on <= %s ORDER BY place LIMIT {most}) owed
UNION ALL
SELECT * FROM (
    SELECT 'expires', ROW_NUMBER() OVER (ORDER BY h.expires_on, h.id) AS place, COUNT(*) OVER (), 0, 0, h.expires_on,
           u.id, u.name_zh, u.name_en, h.title_zh, h.title_en
    FROM held h JOIN people_user u ON u.id = h.person_id
    WHERE h.expires_on <= %s ORDER BY place LIMIT {most}) ending
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures of everyone in reach, before words and state narrow them."""

    people: int = 0
    owing: int = 0
    given: int = 0
    late_duties: int = 0
    late_people: int = 0
    oldest_due_on: date | None = None
    certified: int = 0
    expiring: int = 0


@dataclass(frozen=True, slots=True)
class Act:
    """Something to do this week about one person."""

    person_id: int
    name: Text
    kind: str
    title: Text
    on: date
    days_late: int


@dataclass(frozen=True, slots=True)
class TeamReport:
    """How many match words and state, the figures of the team, what to do first, and how much more there is to do."""

    matched: int
    figures: Figures
    acts: tuple[Act, ...]
    more: int = 0

    @property
    def to_act(self) -> int:
        """How much there is to do, shown or not."""
        return len(self.acts) + self.more


class _Row(NamedTuple):
    kind: str
    a: int
    b: int
    c: int
    d: int
    day: date | str | None
    person_id: int
    name_zh: str
    name_en: str
    title_zh: str
    title_en: str


def team_report(group: UserQuerySet, matched: UserQuerySet, today: date) -> TeamReport:
    """Count over everyone in the group and list what to do this week, the longest overdue first: one query."""
    rows = _read(group, matched, today)
    counts = {row.kind: row for row in rows if row.kind in {"people", "duties", "held"}}
    if not counts:
        return TeamReport(0, Figures(), ())
    acts = sorted((row for row in rows if row.kind not in counts), key=lambda row: (row.kind != "owed", row.a))
    totals = {row.kind: row.b for row in acts}
    return TeamReport(counts["people"].a, _figures(**counts), tuple(_act(row, today) for row in acts), sum(totals.values()) - len(acts))


def _figures(people: _Row, duties: _Row, held: _Row) -> Figures:
    return Figures(people.b, duties.b, duties.a, duties.c, duties.d, _day(duties.day), held.a, held.b)


def _act(row: _Row, today: date) -> Act:
    on = _day(row.day) or today
    late = (today - on).days if row.kind == "owed" else 0
    kind = row.kind if row.kind == "expires" else ("late" if late > 0 else "soon")
    name = Text(row.name_zh or row.name_en, row.name_en or row.name_zh)
    return Act(row.person_id, name, kind, Text(row.title_zh, row.title_en), on, max(0, late))


def _read(group: UserQuerySet, matched: UserQuerySet, today: date) -> list[_Row]:
    ids, ending = group.order_by().values("pk"), today + EXPIRES_SOON
    duties = Duty.objects.live().with_done().filter(person__in=ids)
    held = Certificate.objects.live().filter(person__in=ids, expires_on__gte=today)
    parts = {
        "duties": duties.order_by().values_list(*_DUTY),
        "held": held.order_by().values_list("pk", "person_id", "title_zh", "title_en", "expires_on"),
        "matched": matched.order_by().values("pk"),
        "reach": ids,
    }
    try:
        written = {name: _written(part) for name, part in parts.items()}
    except EmptyResultSet:
        return []
    sql = _REPORT.format(most=MOST_ACTS, **{name: sql for name, (sql, _) in written.items()})
    given = [value for _, values in written.values() for value in values]
    return _rows(sql, [*given, today, today, today, ending, today + SOON, ending])


def _written(part: QuerySet[Any, Any]) -> tuple[str, Iterable[Any]]:
    """Return a query as the database reads it, with its values.

    :raises EmptyResultSet: if nothing can match
    """
    sql, values = part.query.get_compiler(connection=connection).as_sql()
    return sql, values


def _rows(sql: str, values: list[Any]) -> list[_Row]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [_Row(*row) for row in cursor.fetchall()]


def _day(value: date | str | None) -> date | None:
    """Read a day; out of a UNION, SQLite hands it over as it stores it."""
    return date.fromisoformat(value) if isinstance(value, str) else value
