"""What HR should see to: papers that wait, and awards that the house itself holds back."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from certificates.domain.eligibility import Kind
from certificates.models import Certificate, HeldAward, PaperState
from lib.bilingual import Text
from people.models import User

PATIENCE = timedelta(minutes=2)
MOST = 200


@dataclass(frozen=True, slots=True)
class WaitingPaper:
    """A paper that waits: for letters that no face has (`problem`), or for its turn."""

    pk: int
    holder: Text
    title: Text
    number: str
    problem: str
    since: datetime
    url: str


@dataclass(frozen=True, slots=True)
class WaitingAward:
    """An award that everything is met for, and why the house cannot issue it."""

    person: User
    title: Text
    reason: Kind
    since: datetime


def waiting_papers(at: datetime) -> tuple[WaitingPaper, ...]:
    """Return papers that were refused, or have waited longer than printing takes. One query."""
    late = Q(paper_state=PaperState.WAITING, awarded_at__lt=at - PATIENCE)
    rows = Certificate.objects.filter(Q(paper_state=PaperState.REFUSED) | late, revoked_at=None, replaced_at=None)
    return tuple(
        WaitingPaper(
            row.pk,
            row.holder,
            row.title,
            row.printed_number,
            row.paper_problem,
            row.awarded_at,
            row.get_absolute_url(),
        )
        for row in rows.order_by("awarded_at", "pk")[:MOST]
    )


def waiting_awards() -> tuple[WaitingAward, ...]:
    """Return awards that the house holds back. One query."""
    rows = HeldAward.objects.select_related("person", "certification__current").order_by("since", "pk")[:MOST]
    return tuple(
        WaitingAward(row.person, row.certification.current.value.title, Kind(row.reason), row.since)
        for row in rows
        if row.certification.current is not None
    )
