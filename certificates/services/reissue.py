"""Issuing a certificate anew after its holder's name was corrected; the old paper says replaced."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from audit.domain import Actor
from audit.services import write
from certificates.domain.glyphs import composed
from certificates.domain.state import CertificateState
from certificates.models import Certificate
from certificates.queries import firm
from certificates.services.award import new_number
from certificates.services.errors import CertificateHasEnded, HouseCannotIssue, NothingToCorrect
from jobs.services import record
from notifications.services import promise

_KEPT = (
    "version_number",
    "team_name_zh",
    "team_name_en",
    "intake_name_zh",
    "intake_name_en",
    "title_zh",
    "title_en",
    "level",
    "score",
    "band_zh",
    "band_en",
    "evidence",
    "awarded_at",
    "issued_on",
    "expires_on",
    "person_id",
    "certification_id",
    "version_id",
    "team_id",
    "intake_id",
)


@transaction.atomic
def reissue(*, certificate_id: int, by: Actor, at: datetime) -> Certificate:
    """Issue the same award under the holder's present name and a new number; its dates stay.

    :raises CertificateHasEnded: if it is not valid any more
    :raises NothingToCorrect: if the name is the one on the certificate
    :raises HouseCannotIssue: if the firm's name or public address is missing
    """
    old = Certificate.objects.select_for_update(of=("self",)).select_related("person").get(pk=certificate_id)
    if old.state_on(firm.day_of(at)) is not CertificateState.VALID:
        raise CertificateHasEnded
    names = composed(old.person.name_zh), composed(old.person.name_en)
    if names == (old.holder_name_zh, old.holder_name_en):
        raise NothingToCorrect
    issuer = firm.name()
    if not issuer.zh or not firm.address_is_public():
        raise HouseCannotIssue
    old.replaced_at = at
    old.save(update_fields=["replaced_at"])
    new = Certificate(
        **{name: getattr(old, name) for name in _KEPT},
        number=new_number(),
        replaces=old,
        holder_name_zh=names[0],
        holder_name_en=names[1],
        issuer_zh=issuer.zh,
        issuer_en=issuer.en,
        is_demo=firm.is_demo(),
        public_url=settings.PUBLIC_URL,
    )
    new.save(force_insert=True)
    _announce(old, new, by, at)
    return new


def _announce(old: Certificate, new: Certificate, by: Actor, at: datetime) -> None:
    write(by=by, verb="certificate.reissue", subject=new.ref, at=at, details={"replaces": old.ref})
    promise(
        key=f"certificate:{new.pk}:awarded",
        person_id=new.person_id,
        kind="certificate-awarded",
        params={"title_zh": new.title_zh, "title_en": new.title_en, "expires_on": new.expires_on.isoformat()},
        url=new.get_absolute_url(),
        at=at,
    )
    record(topic="certificates.paper", key=f"paper:{new.pk}", subject=new.ref, at=at)
