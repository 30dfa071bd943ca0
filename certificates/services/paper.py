"""Making a certificate's files, frozen at issue: files first, the row last."""

import hashlib
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from audit.domain import Actor
from audit.services import write
from certificates.domain.glyphs import CannotBeDrawn
from certificates.domain.paper import PaperFacts, laid_out
from certificates.models import Certificate, PaperState
from certificates.queries import firm
from certificates.services.rendering import pdf, png
from certificates.services.rendering.faces import paper_faces
from jobs.services import record
from lib.published_file import publishing
from notifications.services import promise
from people.domain.roles import Role
from people.models import RoleGrant


def make(*, certificate_id: int, by: Actor, at: datetime) -> Certificate:
    """Make the PDF and the PNG of a certificate, once; a name that cannot be drawn is told to HR instead.

    :raises OSError: if the disk is full: nothing is marked done, the job comes again
    :raises FontsMissing: if the house's fonts are not on this machine
    """
    certificate = Certificate.objects.select_related("version").get(pk=certificate_id)
    if certificate.paper_state == PaperState.READY:
        return certificate
    facts = facts_of(certificate)
    try:
        layout = laid_out(facts, paper_faces())
    except CannotBeDrawn as refusal:
        return _refuse(certificate, refusal, by, at)
    url = certificate.check_url
    title = f"{certificate.title_zh} {certificate.title_en} {facts.holder_zh} {facts.holder_en}".strip()
    made = {
        "pdf": pdf.draw(layout, url=url, title=title, issuer=f"{facts.issuer.zh} {facts.issuer.en}", issued=certificate.awarded_at),
        "png": png.draw(layout, url=url),
    }
    for kind, content in made.items():
        with publishing(place_of(certificate, kind)) as file:
            file.write(content)
    return _note(certificate, made, by, at)


def facts_of(certificate: Certificate) -> PaperFacts:
    """Return what the paper states: only what is kept on the certificate, and its version's seal."""
    return PaperFacts(
        certificate.printed_number,
        certificate.holder_name_zh,
        certificate.holder_name_en,
        certificate.title,
        certificate.level,
        certificate.band,
        certificate.issued_on,
        certificate.expires_on,
        certificate.issuer,
        certificate.version.value.seal,
        certificate.is_demo,
    )


def place_of(certificate: Certificate, kind: str) -> Path:
    """Return where a file of a certificate lies."""
    return Path(settings.MEDIA_ROOT) / "certificates" / certificate.number[:2] / f"{certificate.number}.{kind}"


@transaction.atomic
def _note(certificate: Certificate, made: dict[str, bytes], by: Actor, at: datetime) -> Certificate:
    shas = {kind: hashlib.sha256(content).hexdigest() for kind, content in made.items()}
    names = {kind: str(place_of(certificate, kind).relative_to(settings.MEDIA_ROOT)) for kind in made}
    changed = (
        Certificate.objects.filter(pk=certificate.pk)
        .exclude(paper_state=PaperState.READY)
        .update(
            paper_state=PaperState.READY,
            paper_problem="",
            pdf_file=names["pdf"],
            pdf_sha256=shas["pdf"],
            png_file=names["png"],
            png_sha256=shas["png"],
        )
    )
    if changed:
        write(by=by, verb="certificate.print", subject=certificate.ref, at=at, details={"pdf": shas["pdf"], "png": shas["png"]})
    certificate.refresh_from_db()
    return certificate


@transaction.atomic
def _refuse(certificate: Certificate, refusal: CannotBeDrawn, by: Actor, at: datetime) -> Certificate:
    """Leave the award made and tell HR which letters keep its paper waiting."""
    problem = str(refusal)[:300]
    Certificate.objects.filter(pk=certificate.pk).update(paper_state=PaperState.REFUSED, paper_problem=problem)
    write(by=by, verb="certificate.paper-waits", subject=certificate.ref, at=at, details={"missing": problem})
    grants = RoleGrant.objects.on(firm.day_of(at)).filter(role=Role.HR)
    for person_id in grants.values_list("person_id", flat=True).distinct():
        promise(
            key=f"certificate:{certificate.pk}:paper-waiting:{person_id}",
            person_id=person_id,
            kind="paper-waiting",
            params={
                "title_zh": certificate.title_zh,
                "title_en": certificate.title_en,
                "name_zh": certificate.holder_name_zh or certificate.holder_name_en,
                "name_en": certificate.holder_name_en or certificate.holder_name_zh,
                "reason": problem,
            },
            url=reverse("certificates:waiting"),
            at=at,
        )
    certificate.refresh_from_db()
    return certificate


@transaction.atomic
def try_again(*, certificate_id: int, by: Actor, at: datetime) -> None:
    """Have a paper that waits made again, after a font was added or space was made."""
    certificate = Certificate.objects.get(pk=certificate_id)
    if certificate.paper_state == PaperState.READY:
        return
    Certificate.objects.filter(pk=certificate.pk).update(paper_state=PaperState.WAITING, paper_problem="")
    write(by=by, verb="certificate.print-again", subject=certificate.ref, at=at)
    record(topic="certificates.paper", key=f"paper:{certificate.pk}", subject=certificate.ref, at=at, rearm=True)
