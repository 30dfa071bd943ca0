"""Promise a message in the transaction of what it tells; take back what did not go out yet."""

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.db import transaction

from jobs import services as jobs
from notifications.domain.kinds import ON_SCREEN_ONLY, Kind, is_inside
from notifications.models import Mail, Notice
from people.models import User


class NoticeLeadsElsewhere(Exception):
    """A notice may only lead to a page of this house."""


@transaction.atomic
def promise(*, key: str, person_id: int, kind: str, params: Mapping[str, str | int], url: str, at: datetime) -> bool:
    """Promise a message once per key; tell whether it is new.

    Params of all kinds: `title_zh`, `title_en` (what it is about); then, where they matter, `due_on`, `expires_on` (ISO
    dates), `by_zh`, `by_en` (who), `name_zh`, `name_en` (whose), `reason`, `count`.

    :raises ValueError: if there is no such kind
    :raises NoticeLeadsElsewhere: if the address is not a path of this house
    """
    kind = Kind(kind)
    if not is_inside(url):
        raise NoticeLeadsElsewhere(url)
    mailed = settings.RAPPORT_HAS_MAIL and kind not in ON_SCREEN_ONLY and _has_mail(person_id)
    notice, fresh = Notice.objects.get_or_create(
        key=key,
        defaults={
            "person_id": person_id,
            "kind": kind.value,
            "params": dict(params),
            "url": url,
            "promised_at": at,
            "mail": Mail.WAITING if mailed else Mail.NONE,
        },
    )
    if fresh and mailed:
        jobs.record(topic="notifications.deliver", key=notice.ref, subject=notice.ref, at=at)
    return fresh


@transaction.atomic
def forget(*, key_prefix: str, at: datetime) -> int:
    """Take back every message whose key begins so: what was not read goes from the list, what waits is not mailed.

    :raises ValueError: if the prefix does not end at a colon, so that `assignment:4:` never means `assignment:42:`
    """
    if not key_prefix.endswith(":"):
        raise ValueError(key_prefix)
    theirs = Notice.objects.filter(key__startswith=key_prefix)
    theirs.filter(mail=Mail.WAITING).update(mail=Mail.DROPPED)
    return theirs.filter(read_at=None, forgotten_at=None).update(forgotten_at=at)


def _has_mail(person_id: int) -> bool:
    return User.objects.get_queryset().filter(pk=person_id).exclude(email="").exists()
