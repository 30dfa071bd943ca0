"""Suspected red lines as an assessor sees them: the passage in its turn, and no more of the person than is needed."""

from dataclasses import dataclass

from lib.bilingual import Text
from scenarios.domain.run import Step
from scenarios.models import Suspicion
from scenarios.models.suspicion import SuspicionQuerySet
from scenarios.queries.debrief import code_words
from scenarios.queries.published import story_of
from scenarios.queries.replays import replay_of

LATEST = 20


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One suspicion in the list."""

    row: Suspicion
    title: Text
    code: Text


@dataclass(frozen=True, slots=True)
class Case:
    """One suspicion with the turn that it stands in and what was said just before and after it."""

    row: Suspicion
    title: Text
    code: Text
    before: Text | None
    step: Step | None


def cases_of(rows: SuspicionQuerySet) -> dict[str, object]:
    """Return what waits, oldest first, and what was decided last; two queries."""
    rows = rows.select_related("run__version", "decided_by")
    return {
        "waiting": tuple(_case_row(row) for row in rows.waiting().order_by("suspected_at", "pk")),
        "decided": tuple(_case_row(row) for row in rows.exclude(state="waiting").order_by("-decided_at", "-pk")[:LATEST]),
    }


def case_of(row: Suspicion) -> Case:
    """Return one suspicion with its passage in place."""
    played = replay_of(row.run)
    step = next((step for step in played.steps if step.number == row.turn), None)
    heard = [line for line in played.lines if step is None or line.at <= step.turn.at]
    return Case(row, story_of(row.run.version).title, code_words(row.code), heard[-1].text if heard else None, step)


def _case_row(row: Suspicion) -> CaseRow:
    return CaseRow(row, story_of(row.run.version).title, code_words(row.code))
