"""Doors of the worker: one fetch, one call, safe to run twice."""

from datetime import datetime

from audit.domain import Actor
from reports import services

_MAKER = Actor("system:export")


def export(*, subject: str, at: datetime, **_future: object) -> None:
    """Make the file of the export that a job names."""
    services.make(export_id=int(subject.rpartition(":")[2]), by=_MAKER, at=at)


def delete_old_exports(*, at: datetime, **_future: object) -> None:
    """Delete files whose day is over."""
    services.delete_old(at=at)
