"""What still stands between a person and a certification, as values that a template words."""

from dataclasses import replace
from datetime import datetime

from django.db.models import QuerySet

from certificates.domain.eligibility import Decision, decide
from certificates.models import Certification
from certificates.queries.evidence import evidence_of, held_by, requirements_of
from lib import clock
from people.models import User


def obstacles(person_id: int, certification_slug: str, at: datetime | None = None) -> Decision | None:
    """Return the decision on a person as of now, None if there is no such certification. A fixed number of queries."""
    certification = _published().filter(slug=certification_slug).first()
    if certification is None:
        return None
    return decision_on(User.objects.get(pk=person_id), certification, at or clock.now())


def decision_on(person: User, certification: Certification, at: datetime) -> Decision:
    """Decide on a person and a published certification as of an instant."""
    version = certification.current
    if version is None:
        return Decision(awarded=False)
    held = held_by(person.pk, certification, at)
    body = version.value
    evidence = evidence_of(person, certification, body)
    return decide(requirements_of(body), replace(evidence, held_number=held.number if held else ""))


def certification_of_path(path_slug: str) -> Certification | None:
    """Return the certification that stands on a path."""
    return _published().filter(path__slug=path_slug).first()


def _published() -> QuerySet[Certification]:
    return Certification.objects.filter(current__isnull=False).select_related("current", "path")
