"""Add a line to the trail, in the transaction of the act that it tells."""

from collections.abc import Mapping
from datetime import datetime

from audit.domain import Actor
from audit.models import Line


def write(*, by: Actor, verb: str, subject: str, at: datetime, details: Mapping[str, object] | None = None) -> None:
    """Write one line. `verb` is dotted (`attempt.hand-in`), `subject` a reference (`quizzes.attempt:7`)."""
    Line.objects.create(by=by.ref, verb=verb, subject=subject, at=at, details=dict(details or {}))
