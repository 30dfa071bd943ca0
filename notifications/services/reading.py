"""Mark notices as read."""

from datetime import datetime

from django.db import transaction

from notifications.models import Notice


@transaction.atomic
def read(*, notice_id: int, person_id: int, at: datetime) -> None:
    """Mark one notice of a person as read; the first reading counts."""
    Notice.objects.filter(pk=notice_id, person_id=person_id, read_at=None).update(read_at=at)


@transaction.atomic
def read_all(*, person_id: int, at: datetime) -> int:
    """Mark everything that a person sees as read and return how many it was."""
    return Notice.objects.shown_to(person_id).unread().order_by().update(read_at=at)
