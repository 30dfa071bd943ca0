"""Reviewing a person and awarding what they earned: once, whatever is clicked twice or tried again."""

import secrets
from datetime import datetime
from decimal import Decimal

from django.conf import settings
from django.db import IntegrityError, transaction

from audit.domain import Actor
from audit.services import write
from certificates.domain import number as numbers
from certificates.domain.certification import band_of, score_of
from certificates.domain.eligibility import Decision, Proof
from certificates.domain.glyphs import composed
from certificates.domain.term import last_day
from certificates.models import Certificate, Certification, CertificationVersion, HeldAward
from certificates.queries import firm
from certificates.queries.obstacles import decision_on
from jobs.services import record
from lib.shapes import to_json
from notifications.services import promise
from people.models import User
from people.queries import intake_of, team_of


@transaction.atomic
def review(*, person_id: int, by: Actor, at: datetime) -> tuple[Certificate, ...]:
    """Award every certification that a person has earned and does not hold; return what is new.

    Safe to run twice and at once: the database keeps one live certificate a person and certification.
    """
    person = User.objects.get(pk=person_id)
    certifications = Certification.objects.filter(current__isnull=False).select_related("current").order_by("slug")
    new = (_review(person, certification, by, at) for certification in certifications)
    return tuple(certificate for certificate in new if certificate is not None)


def _review(person: User, certification: Certification, by: Actor, at: datetime) -> Certificate | None:
    decision = decision_on(person, certification, at)
    waiting = HeldAward.objects.filter(person=person, certification=certification)
    if decision.held_back_by_the_house:
        _hold(person, certification, decision, at)
        return None
    waiting.delete()
    if not decision.awarded or certification.current is None:
        return None
    return _award(person, certification, certification.current, decision.proofs, by, at)


def _hold(person: User, certification: Certification, decision: Decision, at: datetime) -> None:
    HeldAward.objects.update_or_create(
        person=person,
        certification=certification,
        defaults={"reason": decision.refusals[0].kind.value},
        create_defaults={"reason": decision.refusals[0].kind.value, "since": at},
    )


def _award(
    person: User,
    certification: Certification,
    version: CertificationVersion,
    proofs: tuple[Proof, ...],
    by: Actor,
    at: datetime,
) -> Certificate | None:
    """Award, unless another review was quicker: then the constraint refuses and nothing is done."""
    try:
        with transaction.atomic():
            live = Certificate.objects.live().filter(person=person, certification=certification)
            live.filter(expires_on__lt=firm.day_of(at)).update(lapsed_at=at)
            certificate = _certificate(person, certification, version, proofs, at)
            certificate.save(force_insert=True)
            _announce(certificate, by, at)
    except IntegrityError:
        if Certificate.objects.live().filter(person=person, certification=certification).exists():
            return None
        raise
    return certificate


def _announce(certificate: Certificate, by: Actor, at: datetime) -> None:
    write(
        by=by,
        verb="certificate.award",
        subject=certificate.ref,
        at=at,
        details={
            "person": f"people.user:{certificate.person_id}",
            "certification": certificate.certification.slug,
            "version": certificate.version_number,
            "score": str(certificate.score),
        },
    )
    promise(
        key=f"certificate:{certificate.pk}:awarded",
        person_id=certificate.person_id,
        kind="certificate-awarded",
        params={
            "title_zh": certificate.title_zh,
            "title_en": certificate.title_en,
            "expires_on": certificate.expires_on.isoformat(),
        },
        url=certificate.get_absolute_url(),
        at=at,
    )
    record(topic="certificates.paper", key=f"paper:{certificate.pk}", subject=certificate.ref, at=at)


def new_number() -> str:
    """Return a number that nobody can guess."""
    return numbers.number_of(secrets.randbits(numbers.BITS))


def _certificate(
    person: User, certification: Certification, version: CertificationVersion, proofs: tuple[Proof, ...], at: datetime
) -> Certificate:
    body, issued_on, issuer = version.value, firm.day_of(at), firm.name()
    exam = next(proof for proof in proofs if proof.kind == "exam" and proof.fraction is not None)
    score = score_of(exam.fraction or Decimal(0))
    band = band_of(score, body.bands)
    team, intake = team_of(person, issued_on), intake_of(person, issued_on)
    return Certificate(
        number=new_number(),
        person=person,
        certification=certification,
        version=version,
        version_number=version.number,
        holder_name_zh=composed(person.name_zh),
        holder_name_en=composed(person.name_en),
        team=team,
        team_name_zh=team.name("zh") if team else "",
        team_name_en=team.name("en") if team else "",
        intake=intake,
        intake_name_zh=intake.name("zh") if intake else "",
        intake_name_en=intake.name("en") if intake else "",
        title_zh=body.title.zh,
        title_en=body.title.en,
        level=body.level,
        score=score,
        band_zh=band.title.zh,
        band_en=band.title.en,
        issuer_zh=issuer.zh,
        issuer_en=issuer.en,
        is_demo=firm.is_demo(),
        public_url=settings.PUBLIC_URL,
        evidence=[{**to_json(proof), "at": proof.at.isoformat()} for proof in proofs],
        awarded_at=at,
        issued_on=issued_on,
        expires_on=last_day(issued_on, body.months),
    )
