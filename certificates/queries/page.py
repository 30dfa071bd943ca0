"""A certificate's page inside the house: its facts and the evidence that it rests on."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from certificates.domain.glyphs import composed
from certificates.domain.state import CertificateState
from certificates.models import Certificate
from certificates.queries import firm
from courses.models import StepPass
from courses.queries import steps_by_ref
from lib.bilingual import Text


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One piece of evidence: what it was, the version's fingerprint, how well (in [0, 1]) and when."""

    kind: str
    title: Text
    sha: str
    fraction: Decimal | None
    at: datetime


@dataclass(frozen=True, slots=True)
class CertificatePage:
    """What the page shows beside the certificate itself."""

    state: CertificateState
    evidence: tuple[EvidenceRow, ...]
    name_was_corrected: bool
    replaced_by: Certificate | None


def page_of(certificate: Certificate, at: datetime) -> CertificatePage:
    """Return a certificate's page. Five queries at most."""
    person = certificate.person
    names = composed(person.name_zh), composed(person.name_en)
    return CertificatePage(
        certificate.state_on(firm.day_of(at)),
        _evidence(certificate),
        names != (certificate.holder_name_zh, certificate.holder_name_en),
        Certificate.objects.filter(replaces=certificate).first() if certificate.replaced_at else None,
    )


def _evidence(certificate: Certificate) -> tuple[EvidenceRow, ...]:
    titles = _titles(certificate)
    return tuple(
        EvidenceRow(
            kind=proof["kind"],
            title=titles.get(proof["id"], Text(proof["id"], proof["id"])),
            sha=proof["sha"][:8],
            fraction=None if proof["fraction"] is None else Decimal(str(proof["fraction"])),
            at=datetime.fromisoformat(proof["at"]),
        )
        for proof in certificate.evidence
    )


def _titles(certificate: Certificate) -> dict[str, Text]:
    """Return the titles of what was passed, by the reference of the evidence. Three queries."""
    rows = StepPass.objects.filter(person_id=certificate.person_id).select_related("step")
    titles = {row.evidence_ref: row.step.title for row in rows}
    body = certificate.version.value
    steps = {**steps_by_ref("quiz", [body.exam, *body.gates]), **steps_by_ref("scenario", body.scenarios)}
    for kind, slugs in (("gate", body.gates), ("exam", (body.exam,)), ("run", body.scenarios)):
        proofs = [proof["id"] for proof in certificate.evidence if proof["kind"] == kind]
        for reference, slug in zip(proofs, slugs, strict=False):
            titles[reference] = steps[slug].title if slug in steps else Text(slug, slug)
    return titles
