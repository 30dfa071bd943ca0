"""What was so from when until when, about one person."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lib.bilingual import Text
from people.domain.roles import ROLE_NAMES, Role
from people.models import Employment, IntakePlace, Leadership, LevelHeld, Membership, RoleGrant, User
from people.queries.teams import team_paths

KINDS = {
    "employment": Text(zh="在职", en="Employed"),
    "team": Text(zh="团队", en="Team"),
    "lead": Text(zh="带队", en="Leads"),
    "role": Text(zh="角色", en="Role"),
    "level": Text(zh="职级", en="Level"),
    "intake": Text(zh="期", en="Intake"),
}


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One spell: what kind, what, from when, until when (not including)."""

    kind: str
    words: str
    from_on: date
    until_on: date | None

    @property
    def label(self) -> Text:
        """The kind in words."""
        return KINDS[self.kind]


def history_of(person: User, language: str) -> tuple[HistoryRow, ...]:
    """Return every spell of a person, the newest first. Seven queries."""
    return tuple(sorted(_rows(person, language), key=lambda row: (row.from_on, row.kind), reverse=True))


def _rows(person: User, language: str) -> Iterator[HistoryRow]:
    paths = team_paths(language)
    for job in Employment.objects.filter(person=person):
        yield HistoryRow("employment", "", job.from_on, job.until_on)
    for place in Membership.objects.filter(person=person):
        yield HistoryRow("team", paths[place.team_id], place.from_on, place.until_on)
    for lead in Leadership.objects.filter(person=person):
        yield HistoryRow("lead", paths[lead.team_id], lead.from_on, lead.until_on)
    for grant in RoleGrant.objects.filter(person=person):
        yield HistoryRow("role", ROLE_NAMES[Role(grant.role)].get(language), grant.from_on, grant.until_on)
    for held in LevelHeld.objects.filter(person=person):
        yield HistoryRow("level", held.level, held.from_on, held.until_on)
    for seat in IntakePlace.objects.filter(person=person).select_related("intake"):
        yield HistoryRow("intake", seat.intake.name(language), seat.from_on, seat.until_on)
