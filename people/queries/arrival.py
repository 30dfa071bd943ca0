"""Who a session belongs to, with what holds for them today: one statement for every request of someone signed in.

What comes along (roles, team) stays with this very object and dies with its request; nothing is kept between requests.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from people.domain.roles import Role
from people.models import Team, User
from people.policies.rights import keep_roles
from people.queries.teams import keep_team

# Written out, because building it anew would cost each request more than the database takes to answer. The time zone,
# and with it the day, is known only with the person: what holds on the day before or after comes too, and is left out below.
_HOLDS = "person_id = %(person)s AND from_on <= %(last)s AND (until_on IS NULL OR until_on > %(first)s)"
_ARRIVAL = f"""
SELECT u.*, s.kind AS spell_kind, s.word AS spell_word, s.from_on AS spell_from, s.until_on AS spell_until,
       t.id AS team_id, t.parent_id AS team_parent, t.name_zh AS team_zh, t.name_en AS team_en
FROM people_user u
JOIN (SELECT 'team' AS kind, '' AS word, team_id, from_on, until_on FROM people_membership WHERE {_HOLDS}
      UNION ALL SELECT 'role', 'lead', NULL, from_on, until_on FROM people_leadership WHERE {_HOLDS}
      UNION ALL SELECT 'role', role, NULL, from_on, until_on FROM people_rolegrant WHERE {_HOLDS}
      UNION ALL SELECT 'here', '', NULL, from_on, until_on FROM people_employment WHERE {_HOLDS}) s ON u.id = %(person)s
LEFT JOIN people_team t ON t.id = s.team_id
"""  # noqa: S608  put together from the constant above


def arriving(person_id: int, at: datetime) -> User | None:
    """Return a person who works here at an instant, by the calendar of where they work. One query."""
    utc = at.astimezone(UTC).date()
    found = list(User.objects.raw(_ARRIVAL, {"person": person_id, "first": utc - timedelta(1), "last": utc + timedelta(1)}))
    if not found:
        return None
    today = at.astimezone(found[0].zone).date()
    held = [vars(row) for row in found if _holds(vars(row), today)]
    if not any(row["spell_kind"] == "here" for row in held):
        return None
    person = found[0]
    keep_roles(person, frozenset(Role(row["spell_word"]) for row in held if row["spell_kind"] == "role"))
    keep_team(person, next((_team(row) for row in held if row["spell_kind"] == "team"), None))
    return person


def _holds(row: dict[str, Any], today: date) -> bool:
    return _day(row["spell_from"]) <= today and (row["spell_until"] is None or today < _day(row["spell_until"]))


def _day(value: date | str) -> date:
    """Read a day; out of a UNION, SQLite hands it over as it stores it."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def _team(row: dict[str, Any]) -> Team:
    return Team(pk=row["team_id"], parent_id=row["team_parent"], name_zh=row["team_zh"], name_en=row["team_en"])
