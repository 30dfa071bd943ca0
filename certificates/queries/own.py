"""What a person works towards: certifications of the paths they are on, and what still stands in the way."""

from dataclasses import dataclass
from datetime import datetime

from certificates.domain.eligibility import Decision, Kind
from certificates.models import Certification
from certificates.queries.obstacles import decision_on
from courses.models import Enrolment
from lib.bilingual import Text
from people.models import User


@dataclass(frozen=True, slots=True)
class Goal:
    """A certification that is not held, with the decision of now."""

    slug: str
    title: Text
    level: str
    months: int
    seal: Text
    decision: Decision


def goals_of(person: User, at: datetime) -> tuple[Goal, ...]:
    """Return the certifications whose path a person is on and that they do not hold. Queries grow with the paths."""
    paths = Enrolment.objects.filter(person=person, ended_at__isnull=True).values("path_id")
    wanted = Certification.objects.filter(current__isnull=False, path__in=paths).select_related("current").order_by("slug")
    goals = []
    for certification in wanted:
        decision = decision_on(person, certification, at)
        held = any(refusal.kind is Kind.ALREADY_HELD for refusal in decision.refusals)
        if certification.current is not None and not held:
            body = certification.current.value
            goals.append(Goal(certification.slug, body.title, body.level, body.months, body.seal, decision))
    return tuple(goals)
