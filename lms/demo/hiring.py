"""Make the demo's teams, people and intakes."""

from dataclasses import dataclass
from datetime import date

from audit.domain import Actor
from lms.demo.company import CompanyFile, PersonEntry
from lms.demo.days import Past
from people import services
from people.domain.passwords import DEMO_PASSWORD
from people.domain.roles import Role
from people.models import User

TELLER = Actor("system:demo")
EXPIRED_DAYS, EXPIRING_DAYS = 382, 352
"""Calendar days ago that a twelve-month certificate was awarded which has expired, or is about to."""


@dataclass(frozen=True, slots=True)
class Hired:
    """A person and the entry that tells their story."""

    person: User
    entry: PersonEntry
    hired_on: date
    awarded_on: date


def hire_everyone(company: CompanyFile, past: Past) -> list[Hired]:
    """Make the company and return its people with their stories."""
    teams = _make_teams(company, past)
    hired = [_hire(entry, teams, past) for entry in company.people]
    for intake in company.intakes:
        _open_intake(company, intake.code, hired, past)
    return hired


def _make_teams(company: CompanyFile, past: Past) -> dict[str, int]:
    made: dict[str, int] = {}
    at = past.at(past.day(-960))
    for team in company.teams:
        parent = made[team.parent] if team.parent else None
        made[team.id] = services.make_team(name_zh=team.zh, name_en=team.en, parent_id=parent, by=TELLER, at=at).pk
    return made


def _hire(entry: PersonEntry, teams: dict[str, int], past: Past) -> Hired:
    awarded = {"expired": past.ago(EXPIRED_DAYS), "expiring": past.ago(EXPIRING_DAYS)}.get(entry.story, past.day(entry.on))
    hired_on = min(past.day(entry.hired), awarded)
    at = past.at(hired_on, 9)
    person = services.hire(
        employee_number=entry.number,
        username=entry.username,
        name_zh=entry.zh,
        name_en=entry.en,
        email=entry.email or "",
        hired_on=hired_on,
        language=entry.language,
        team_id=teams[entry.team],
        roles=[Role(role) for role in entry.roles],
        level=entry.level,
        by=TELLER,
        at=at,
    )
    for team in entry.leads:
        services.appoint(person_id=person.pk, team_id=teams[team], on=hired_on, by=TELLER, at=at)
    services.set_password(person_id=person.pk, password=DEMO_PASSWORD, by=TELLER, at=at, means="demo")
    return Hired(person, entry, hired_on, awarded)


def _open_intake(company: CompanyFile, code: str, hired: list[Hired], past: Past) -> None:
    entry = next(intake for intake in company.intakes if intake.code == code)
    starts_on = past.day(entry.starts)
    at = past.at(starts_on, 8)
    intake = services.open_intake(
        code=entry.code, name_zh=entry.zh, name_en=entry.en, starts_on=starts_on, ends_on=past.day(entry.ends), by=TELLER, at=at
    )
    inside = [one.person.pk for one in hired if one.entry.intake == code]
    services.join_intake(intake_id=intake.pk, person_ids=inside, on=starts_on, by=TELLER, at=at)
