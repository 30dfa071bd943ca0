"""What still stands between a person and a certification, as values that a template words."""

from datetime import datetime

from django.db.models import QuerySet

from certificates.domain.eligibility import Decision, Kind, Refusal, decide
from certificates.models import Certification
from certificates.queries import firm
from certificates.queries.evidence import evidence_of, former_of, requirements_of
from courses.queries.published import courses_now
from people.models import User


def obstacles(person_id: int, certification_slug: str, at: datetime) -> Decision | None:
    """Return the decision on a person as of an instant, None if there is no such certification. A fixed number of queries."""
    certification = _published().filter(slug=certification_slug).first()
    if certification is None:
        return None
    return decision_on(User.objects.get(pk=person_id), certification, at)


def decision_on(person: User, certification: Certification, at: datetime) -> Decision:
    """Decide on a person and a published certification as of an instant."""
    version = certification.current
    if version is None:
        return Decision(awarded=False)
    former = former_of(person, certification)
    if former is not None and former.is_held_on(firm.day_of(at)):
        return Decision(awarded=False, refusals=(Refusal(Kind.ALREADY_HELD),))
    body = version.value
    courses = courses_now(body.courses)
    return decide(requirements_of(body, courses), evidence_of(person, body, courses, former))


def certification_of_path(path_slug: str) -> Certification | None:
    """Return the certification that stands on a path."""
    return _published().filter(path__slug=path_slug).first()


def _published() -> QuerySet[Certification]:
    return Certification.objects.filter(current__isnull=False).select_related("current", "path")
