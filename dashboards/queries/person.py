"""One person as a lead or a trainer sees them."""

from dataclasses import dataclass
from datetime import datetime

from assignments.queries import DutyRow, duties_of
from certificates.queries import CertificateRow, certificates_of
from certificates.queries.own import Goal, goals_of
from courses.queries import Training, training_of
from people.models import Intake, Team, User
from people.queries import intake_of, level_of, team_of
from quizzes.queries import AttemptRow, attempts_of
from scenarios.queries import RunRow, runs_of

MOST_ROWS = 50


@dataclass(frozen=True, slots=True)
class PersonPage:
    """What the page shows."""

    person: User
    team: Team | None
    intake: Intake | None
    level: str
    training: Training
    duties: tuple[DutyRow, ...]
    attempts: tuple[AttemptRow, ...]
    runs: tuple[RunRow, ...]
    certificates: tuple[CertificateRow, ...]
    goals: tuple[Goal, ...]


def person_page(person: User, at: datetime) -> PersonPage:
    """Return all that there is to see about a person's training; queries grow with their paths only."""
    today = at.astimezone(person.zone).date()
    return PersonPage(
        person,
        team_of(person, today),
        intake_of(person, today),
        level_of(person, today),
        training_of(person.pk, today),
        duties_of(person.pk, today),
        attempts_of(person.pk)[:MOST_ROWS],
        runs_of(person.pk, limit=MOST_ROWS),
        certificates_of(person.pk, today),
        goals_of(person, at),
    )
