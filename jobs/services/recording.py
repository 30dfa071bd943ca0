"""Record a job in the writer's transaction; ring the worker after commit."""

import logging
from datetime import datetime

from django.db import transaction
from django.utils.module_loading import import_string

from jobs.models import Job, State

logger = logging.getLogger(__name__)


def record(*, topic: str, key: str, subject: str, at: datetime, rearm: bool = False) -> None:
    """Record a job once per topic and key.

    With `rearm`, a job of that key that is done or stuck is to be done again.
    """
    _job, fresh = Job.objects.get_or_create(topic=topic, key=key, defaults={"subject": subject, "recorded_at": at, "not_before": at})
    if not fresh and rearm:
        Job.objects.filter(topic=topic, key=key).update(
            state=State.WAITING, tries=0, done_at=None, not_before=at, subject=subject, trouble=""
        )
    if fresh or rearm:
        transaction.on_commit(ring, robust=True)


def ring() -> None:
    """Wake the worker. A dead broker is logged and forgotten: the sweep finds the row."""
    try:
        import_string("lms.celery.doorbell").apply_async(retry=False, ignore_result=True)
    except Exception as trouble:  # noqa: BLE001  no broker's failure may reach the person whose work is already saved
        logger.warning("the broker cannot be reached", extra={"trouble": type(trouble).__name__})
