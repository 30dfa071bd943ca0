"""Exports for HR: recorded with an audit line, made by the worker, fetched by their maker alone, gone after a day."""

import hashlib
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from audit.domain import Actor
from audit.services import write
from certificates.queries import firm
from jobs.services import record
from lib.published_file import publishing, sweep
from notifications.services import promise
from people.domain.roles import Right
from people.models import User
from people.policies import may
from reports.domain.filters import Filters
from reports.models import Export, State
from reports.queries.certifications import count_of
from reports.services.files import write_table

KEPT = timedelta(hours=24)
_HALF_WRITTEN = timedelta(hours=1)


class NoLongerYours(Exception):
    """The file is gone, or whoever asks may not have it any more."""


@transaction.atomic
def request(*, maker: User, filters: Filters, format: str, headers: str, language: str, purpose: str, by: Actor, at: datetime) -> Export:  # noqa: A002
    """Record an export: its row, its job and its line in the trail."""
    export = Export.objects.create(
        maker=maker, query=filters.as_json(), format=format, headers=headers, language=language, purpose=purpose, requested_at=at
    )
    details = {"filters": export.query, "format": format, "purpose": purpose}
    write(by=by, verb="export.request", subject=export.ref, at=at, details=details)
    record(topic="reports.export", key=f"export:{export.pk}", subject=export.ref, at=at)
    return export


def make(*, export_id: int, by: Actor, at: datetime) -> Export:
    """Make the file, if its maker may still have it; the scope is that of this moment. Safe to run twice.

    :raises OSError: if the disk is full: nothing is marked done, the job comes again
    """
    export = Export.objects.select_related("maker").get(pk=export_id)
    if export.is_over:
        return export
    today = firm.day_of(at)
    if not _entitled(export.maker, today_at=at):
        return _refuse(export, by, at)
    filters = Filters.from_json(export.query)
    total = count_of(filters, today=today)
    Export.objects.filter(pk=export.pk).update(state=State.RUNNING, done=0, total=total)
    path = place_of(export)
    done = 0
    with publishing(path) as file:
        for done in write_table(file, filters, format=export.format, headers=export.headers, language=export.language, today=today):
            Export.objects.filter(pk=export.pk).update(done=done)
    return _finish(export, path, done, by, at)


def place_of(export: Export) -> Path:
    """Return where an export's file lies."""
    return Path(settings.MEDIA_ROOT) / "exports" / f"{export.pk}.{export.format}"


@transaction.atomic
def fetch(*, export: Export, by: Actor, at: datetime) -> Path:
    """Note in the trail that a file is handed out, and return where it lies.

    :raises NoLongerYours: if it is gone, or its maker may not have it any more
    """
    if export.state != State.READY or export.expires_at is None or at >= export.expires_at:
        raise NoLongerYours
    path = place_of(export)
    if not path.is_file():
        raise NoLongerYours
    write(by=by, verb="export.fetch", subject=export.ref, at=at)
    return path


def delete_old(*, at: datetime) -> int:
    """Delete files whose day is over; the rows stay, without a file. Return how many."""
    old = list(Export.objects.filter(state=State.READY, expires_at__lte=at))
    for export in old:
        Export.objects.filter(pk=export.pk).update(state=State.GONE, file="")
        place_of(export).unlink(missing_ok=True)
    sweep(Path(settings.MEDIA_ROOT) / "exports", before=(at - _HALF_WRITTEN).timestamp())
    return len(old)


def _entitled(maker: User, *, today_at: datetime) -> bool:
    employed = User.objects.active_on(today_at.astimezone(maker.zone).date()).filter(pk=maker.pk).exists()
    return employed and may(maker, Right.EXPORT_CERTIFICATES)


@transaction.atomic
def _refuse(export: Export, by: Actor, at: datetime) -> Export:
    Export.objects.filter(pk=export.pk).update(state=State.REFUSED, finished_at=at)
    write(by=by, verb="export.refuse", subject=export.ref, at=at)
    export.refresh_from_db()
    return export


@transaction.atomic
def _finish(export: Export, path: Path, done: int, by: Actor, at: datetime) -> Export:
    changed = (
        Export.objects.filter(pk=export.pk)
        .exclude(state=State.READY)
        .update(
            state=State.READY,
            done=done,
            total=done,
            file=str(path.relative_to(settings.MEDIA_ROOT)),
            sha256=_sha256(path),
            size=path.stat().st_size,
            finished_at=at,
            expires_at=at + KEPT,
        )
    )
    if changed:
        write(by=by, verb="export.make", subject=export.ref, at=at, details={"rows": done})
        promise(
            key=f"export:{export.pk}:ready",
            person_id=export.maker_id,
            kind="export-ready",
            params={"count": done},
            url=reverse("reports:export-status", args=[export.pk]),
            at=at,
        )
    export.refresh_from_db()
    return export


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
