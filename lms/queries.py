"""Reads for the admin: work in the background, and the trail of what was done."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q

from audit.models import Line
from jobs.models import Job, State
from people.models import User

PAGE = 50
DAY = timedelta(days=1)
PERSON = "people.user:"
# A fingerprint is told by its beginning; whoever needs all of it asks the database.
SHA = re.compile(r"\b([0-9a-f]{8})[0-9a-f]{24,}\b")


@dataclass(frozen=True, slots=True)
class JobsPage:
    """How the work in the background stands; `stuck` are the jobs that wait for a person."""

    waiting: int
    oldest: datetime | None
    done: int
    stuck: tuple[Job, ...]


def jobs_page(at: datetime) -> JobsPage:
    """Return what waits, since when, what was done within a day, and what is stuck. Two queries."""
    counted = Job.objects.aggregate(
        waiting=Count("pk", filter=Q(state=State.WAITING)),
        oldest=Min("recorded_at", filter=Q(state=State.WAITING)),
        done=Count("pk", filter=Q(state=State.DONE, done_at__gte=at - DAY)),
    )
    stuck = Job.objects.filter(state=State.STUCK).order_by("recorded_at")[:PAGE]
    return JobsPage(**counted, stuck=tuple(stuck))


@dataclass(frozen=True, slots=True)
class TrailRow:
    """One act: when, who, what, on what, and what else was noted."""

    at: datetime
    who: str
    verb: str
    subject: str
    details: str


@dataclass(frozen=True, slots=True)
class TrailPage:
    """A page of the trail, newest first; `before` asks for the one after it."""

    rows: tuple[TrailRow, ...]
    before: int | None


def trail_page(*, words: str, before: int | None, language: str) -> TrailPage:
    """Return acts whose verb, actor or subject holds the words; a person is found by number too. Three queries at most."""
    lines = Line.objects.order_by("-pk")
    if words:
        person = User.objects.filter(Q(employee_number__iexact=words) | Q(username__iexact=words)).values_list("pk", flat=True).first()
        ref = f"{PERSON}{person}" if person else words
        lines = lines.filter(Q(verb__icontains=words) | Q(by=ref) | Q(subject=ref))
    if before is not None:
        lines = lines.filter(pk__lt=before)
    found = list(lines[: PAGE + 1])
    names = _names((ref for line in found[:PAGE] for ref in (line.by, line.subject)), language)
    rows = tuple(_row(line, names) for line in found[:PAGE])
    return TrailPage(rows, found[PAGE - 1].pk if len(found) > PAGE else None)


def _row(line: Line, names: dict[str, str]) -> TrailRow:
    told = ((key, _told(value)) for key, value in sorted(line.details.items()))
    details = ", ".join(SHA.sub(r"\1…", f"{key}={words}") for key, words in told if words)
    return TrailRow(line.at, names.get(line.by, line.by), line.verb, names.get(line.subject, line.subject), details)


def _told(value: object) -> str:
    """Tell what was noted; what was left empty is left out."""
    if isinstance(value, dict):
        return " ".join(f"{key}:{inner}" for key, inner in sorted(value.items()) if inner not in (None, ""))
    return "" if value is None else str(value)


def _names(refs: Iterable[str], language: str) -> dict[str, str]:
    """Return the names of the people among the references. One query."""
    ids = {int(ref.removeprefix(PERSON)) for ref in refs if ref.startswith(PERSON)}
    people = User.objects.filter(pk__in=ids) if ids else ()
    return {f"{PERSON}{person.pk}": f"{person.name(language)} {person.employee_number}" for person in people}
