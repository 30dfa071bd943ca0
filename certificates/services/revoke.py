"""Revoking a certificate, with a reason."""

from datetime import datetime

from django.db import transaction

from audit.domain import Actor
from audit.services import write
from certificates.models import Certificate
from certificates.queries import firm
from certificates.services.errors import CertificateHasEnded, ReasonMissing
from notifications.services import promise

LONGEST_REASON = 500


@transaction.atomic
def revoke(*, certificate_id: int, reason: str, by: Actor, at: datetime) -> Certificate:
    """Revoke a certificate for good. The public page says so at once, without the reason.

    :raises ReasonMissing: if there is no reason
    :raises CertificateHasEnded: if it was revoked or replaced already
    """
    reason = " ".join(reason.split())[:LONGEST_REASON]
    if not reason:
        raise ReasonMissing
    certificate = Certificate.objects.select_for_update().get(pk=certificate_id)
    if certificate.revoked_at or certificate.replaced_at:
        raise CertificateHasEnded
    certificate.revoked_at, certificate.revoked_on, certificate.revoke_reason = at, firm.day_of(at), reason
    certificate.save(update_fields=["revoked_at", "revoked_on", "revoke_reason"])
    write(by=by, verb="certificate.revoke", subject=certificate.ref, at=at, details={"reason": reason})
    promise(
        key=f"certificate:{certificate.pk}:revoked",
        person_id=certificate.person_id,
        kind="certificate-revoked",
        params={"title_zh": certificate.title_zh, "title_en": certificate.title_en, "reason": reason},
        url=certificate.get_absolute_url(),
        at=at,
    )
    return certificate
