"""My training: what is next, what is due, how far along, what was earned."""

from dataclasses import dataclass
from datetime import datetime

from assignments.queries import DutyRow, duties_of
from certificates.models import Certification
from certificates.queries import CertificateRow, certificates_of
from courses.queries import StepRow, Training, training_of
from courses.queries.calendar import firm_calendar
from courses.queries.lesson_page import Stop, stopped_at
from lib.bilingual import Text
from people.models import User


@dataclass(frozen=True, slots=True)
class Goal:
    """A certification that a path leads to."""

    title: Text
    level: str
    months: int
    seal: Text
    earned: bool


@dataclass(frozen=True, slots=True)
class MyTraining:
    """What the page shows. `day` is the working day since hire; `goals` stand by the id of their path."""

    training: Training
    next: StepRow | None
    stop: Stop | None
    duties: tuple[DutyRow, ...]
    certificates: tuple[CertificateRow, ...]
    goals: dict[str, Goal]
    day: int

    @property
    def owed(self) -> tuple[DutyRow, ...]:
        """Duties that are not done."""
        return tuple(duty for duty in self.duties if duty.state != "done")

    @property
    def late(self) -> tuple[DutyRow, ...]:
        """Duties that are overdue."""
        return tuple(duty for duty in self.duties if duty.state == "late")


def my_training(person: User, *, language: str, at: datetime) -> MyTraining:
    """Return a person's own page: five queries."""
    today = at.astimezone(person.zone).date()
    training = training_of(person.pk, today)
    upcoming = training.next
    begun = training.reading.get(upcoming.ref) if upcoming is not None and upcoming.kind == "lesson" else None
    certificates = certificates_of(person.pk, today)
    return MyTraining(
        training,
        upcoming,
        stopped_at(begun, language) if begun is not None else None,
        duties_of(person.pk, today),
        certificates,
        _goals(training, certificates),
        firm_calendar().number(person.hired_on, today),
    )


def _goals(training: Training, certificates: tuple[CertificateRow, ...]) -> dict[str, Goal]:
    """Return the certifications of these paths: one query."""
    valid = {(row.title, row.level) for row in certificates if row.is_valid}
    rows = Certification.objects.filter(path__slug__in=[path.slug for path in training.paths], current__isnull=False)
    goals = {}
    for row in rows.select_related("current", "path").defer("current__body"):
        if row.current is not None:
            body = row.current.value
            earned = (body.title, body.level) in valid
            goals[row.path.slug] = Goal(body.title, body.level, body.months, body.seal, earned)
    return goals
