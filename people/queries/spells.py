"""What holds for some people on a day (team, level, roles) and whether they work here: one statement for all of it.

Written out, because building it anew would cost each page more than the database takes to answer.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.db import connection

from people.domain.roles import Role

_HOLDS = "(until_on IS NULL OR until_on > %s) AND person_id IN ({people})"
# Whoever is expected has an employment that begins later; of the rest, only what has begun holds.
_SPELLS = f"""
SELECT person_id, 'here' AS kind, '' AS word, CAST(NULL AS bigint) AS team_id, from_on FROM people_employment WHERE {_HOLDS}
UNION ALL SELECT person_id, 'team', '', team_id, from_on FROM people_membership WHERE {_HOLDS}
UNION ALL SELECT person_id, 'level', level, NULL, from_on FROM people_levelheld WHERE {_HOLDS}
UNION ALL SELECT person_id, 'role', role, NULL, from_on FROM people_rolegrant WHERE {_HOLDS}
UNION ALL SELECT person_id, 'role', 'lead', NULL, from_on FROM people_leadership WHERE {_HOLDS}
"""  # noqa: S608  put together from the constant above
BRANCHES = _SPELLS.count("%s")


@dataclass(slots=True)
class Holding:
    """One person on a day. `state` is here, to-come or left."""

    state: str = "left"
    team_id: int | None = None
    level: str = ""
    roles: set[Role] = field(default_factory=set)


def holding_of(person_ids: Collection[int], on: date) -> dict[int, Holding]:
    """Return what holds for each person on a day: one query, none for nobody."""
    found = {person_id: Holding() for person_id in person_ids}
    if not found:
        return found
    sql = _SPELLS.format(people=", ".join(["%s"] * len(found)))
    with connection.cursor() as cursor:
        cursor.execute(sql, [on, *found] * BRANCHES)
        rows = cursor.fetchall()
    for person_id, kind, word, team_id, from_on in rows:
        begun = (date.fromisoformat(from_on) if isinstance(from_on, str) else from_on) <= on
        _note(found[person_id], kind, word, team_id, begun=begun)
    return found


def _note(one: Holding, kind: str, word: str, team_id: int | None, *, begun: bool) -> None:
    if kind == "here":
        one.state = "here" if begun or one.state == "here" else "to-come"
    elif not begun:
        return
    elif kind == "team":
        one.team_id = team_id
    elif kind == "level":
        one.level = word
    else:
        one.roles.add(Role(word))
