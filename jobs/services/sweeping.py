"""Find what is to be done and do it: each job under a lease, so that two sweeps never do the same."""

import logging
import secrets
import threading
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from types import TracebackType

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from jobs.domain import backoff
from jobs.models import Job, State

logger = logging.getLogger(__name__)
Handler = Callable[..., None]
Clock = Callable[[], datetime]


def sweep(*, handlers: Mapping[str, Handler], clock: Clock, limit: int = 200) -> int:
    """Do up to `limit` waiting jobs; return how many were tried.

    A handler is called with `subject` and `at` and must be safe to run twice.
    """
    tried = 0
    while tried < limit and (job := _take(clock(), set(handlers))) is not None:
        with _Renewing(job, clock):
            _attempt(job, handlers[job.topic], clock)
        tried += 1
    return tried


def _take(at: datetime, topics: set[str]) -> Job | None:
    """Lease the oldest waiting job."""
    free = Q(leased_until__isnull=True) | Q(leased_until__lt=at)
    with transaction.atomic():
        waiting = Job.objects.filter(free, state=State.WAITING, not_before__lte=at, topic__in=topics).order_by("pk")
        if connection.features.has_select_for_update_skip_locked:
            waiting = waiting.select_for_update(skip_locked=True)
        job = waiting.first()
        if job is None:
            return None
        job.lease, job.leased_until = secrets.token_hex(16), at + backoff.LEASE
        job.save(update_fields=["lease", "leased_until"])
        return job


def _attempt(job: Job, handler: Handler, clock: Clock) -> None:
    try:
        handler(subject=job.subject, at=clock())
    except Exception as trouble:
        logger.exception("a job failed", extra={"topic": job.topic, "subject": job.subject, "tries": job.tries + 1})
        _fail(job, trouble, clock())
    else:
        at = clock()
        _mine(job).update(state=State.DONE, done_at=at, leased_until=None, lease="", trouble="")


def _fail(job: Job, trouble: Exception, at: datetime) -> None:
    tries = job.tries + 1
    stuck = backoff.is_stuck(tries)
    _mine(job).update(
        tries=tries,
        state=State.STUCK if stuck else State.WAITING,
        not_before=at + backoff.wait_after(tries),
        leased_until=None,
        lease="",
        trouble=f"{type(trouble).__name__}: {trouble}"[:2000],
    )


def _mine(job: Job) -> QuerySet[Job]:
    return Job.objects.filter(pk=job.pk, lease=job.lease, state=State.WAITING)


class _Renewing(AbstractContextManager[None]):
    """Renew a lease while its work goes on, from a thread with its own connection."""

    def __init__(self, job: Job, clock: Clock) -> None:
        self._job, self._clock, self._over = job, clock, threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._over.wait(backoff.LEASE.total_seconds() / 3):
            try:
                _mine(self._job).update(leased_until=self._clock() + backoff.LEASE)
            finally:
                connection.close()
