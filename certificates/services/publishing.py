"""Publishing a certification: a new frozen version when its content is new."""

from datetime import datetime
from typing import Literal

from django.db import transaction

from certificates.domain.certification import CertificationBody
from certificates.models import Certification, CertificationVersion
from courses.models import Path
from lib.shapes import sha256_of

Deed = Literal["added", "changed", "same"]


class PathMissing(Exception):
    """The path that a certification stands on is not published."""


@transaction.atomic
def publish(*, body: CertificationBody, at: datetime) -> Deed:
    """Publish a certification and tell what that did.

    :raises PathMissing: if its path is not there
    """
    path = Path.objects.filter(slug=body.path).first()
    if path is None:
        raise PathMissing(body.path)
    slot = Certification.objects.select_related("current").filter(slug=body.id).first()
    if slot is not None and slot.current is not None and slot.current.sha256 == sha256_of(body) and slot.path_id == path.pk:
        return "same"
    deed: Deed = "added" if slot is None else "changed"
    slot = slot or Certification(slug=body.id)
    slot.path = path
    slot.save()
    version = CertificationVersion.next_for(slot, body, at)
    version.save()
    slot.current = version
    slot.save(update_fields=["current"])
    return deed
