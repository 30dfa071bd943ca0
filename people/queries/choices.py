"""What a list of people is narrowed by: every team and every intake, in one statement.

Written out, because no query of one model reads two; what the reader leads comes along.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from people.domain.trees import below
from people.models import Intake, Team, User
from people.policies.today import today_of
from people.policies.trees import keep_led
from people.queries.teams import paths_of

_CHOICES = """
SELECT 'team' AS kind, t.id, t.parent_id, t.name_zh, t.name_en, '' AS code, CAST(NULL AS date) AS starts_on,
       EXISTS (SELECT 1 FROM people_leadership l WHERE l.team_id = t.id AND l.person_id = %(person)s
               AND l.from_on <= %(on)s AND (l.until_on IS NULL OR l.until_on > %(on)s)) AS led
FROM people_team t
UNION ALL SELECT 'intake', i.id, NULL, i.name_zh, i.name_en, i.code, i.starts_on, FALSE FROM people_intake i
ORDER BY starts_on DESC, code
"""
_OF_TEAM, _OF_INTAKE = ("id", "parent_id", "name_zh", "name_en"), ("id", "code", "name_zh", "name_en")


@dataclass(frozen=True, slots=True)
class Choices:
    """Every team by its id, every intake, the newest first."""

    teams: Mapping[int, Team]
    intakes: tuple[Intake, ...]

    def paths(self, language: str) -> dict[int, str]:
        """Return each team's path from the top, worded (`A / B`)."""
        return paths_of(self.teams.values(), language)

    def below(self, team_id: int) -> frozenset[int]:
        """Return a team and all under it."""
        return _below(self.teams, [team_id])


def choices_for(reader: User) -> Choices:
    """Return what someone narrows a list by, and keep with them which teams they lead today. One query."""
    today = today_of(reader)
    rows = _read(reader.pk, today)
    teams = {row[1]: Team.from_db(connection.alias, _OF_TEAM, row[1:5]) for row in rows if row[0] == "team"}
    intakes = tuple(Intake.from_db(connection.alias, _OF_INTAKE, (row[1], row[5], *row[3:5])) for row in rows if row[0] == "intake")
    keep_led(reader, today, _below(teams, [row[1] for row in rows if row[-1]]))
    return Choices(teams, intakes)


def _read(person_id: int, on: date) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(_CHOICES, {"person": person_id, "on": on})
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _below(teams: Mapping[int, Team], roots: list[int]) -> frozenset[int]:
    return below({pk: team.parent_id for pk, team in teams.items()}, roots)
