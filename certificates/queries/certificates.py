"""Certificates as rows for pages."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from certificates.domain.state import CertificateState
from certificates.models import Certificate, PaperState
from lib.bilingual import Text


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """One certificate as a list shows it. `number` is grouped; `score` in percent; `url` its page inside the house."""

    pk: int
    number: str
    title: Text
    version: int
    level: str
    score: Decimal
    band: Text
    state: CertificateState
    issued_on: date
    expires_on: date
    revoked_on: date | None
    paper_is_ready: bool
    url: str

    @property
    def is_valid(self) -> bool:
        """Tell whether it holds today."""
        return self.state is CertificateState.VALID


def certificates_of(person_id: int, today: date) -> tuple[CertificateRow, ...]:
    """Return all certificates of a person, the newest first. One query."""
    return certificates_of_many([person_id], today).get(person_id, ())


def certificates_of_many(person_ids: Collection[int], today: date) -> dict[int, tuple[CertificateRow, ...]]:
    """Return the certificates of each person, the newest first. One query."""
    found: dict[int, tuple[CertificateRow, ...]] = {}
    for certificate in Certificate.objects.filter(person_id__in=person_ids).newest_first():
        found[certificate.person_id] = (*found.get(certificate.person_id, ()), row_of(certificate, today))
    return found


def row_of(certificate: Certificate, today: date) -> CertificateRow:
    """Return a certificate as a row."""
    return CertificateRow(
        pk=certificate.pk,
        number=certificate.printed_number,
        title=certificate.title,
        version=certificate.version_number,
        level=certificate.level,
        score=certificate.score,
        band=certificate.band,
        state=certificate.state_on(today),
        issued_on=certificate.issued_on,
        expires_on=certificate.expires_on,
        revoked_on=certificate.revoked_on,
        paper_is_ready=certificate.paper_state == PaperState.READY,
        url=certificate.get_absolute_url(),
    )
