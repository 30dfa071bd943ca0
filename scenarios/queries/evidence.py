"""What the apps above ask about runs: which ended well, and whether a red line waits on them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal

from lib.bilingual import Text
from scenarios.models import Decision, Run
from scenarios.queries.published import story_of

Standing = Literal["none", "waiting", "confirmed", "dismissed"]
_ORDER: tuple[Standing, ...] = ("none", "dismissed", "waiting", "confirmed")


@dataclass(frozen=True, slots=True)
class RunEvidence:
    """A run that came to an ending of class good, and where suspected red lines in it stand."""

    run_id: int
    version_sha: str
    ending: str
    at: datetime
    suspicion: Standing


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run in a list."""

    run_id: int
    scenario: str
    title: Text
    number: int
    state: str
    ending: str
    ending_class: str
    csat: Decimal | None
    started_at: datetime
    ended_at: datetime | None
    suspicion: Standing


def good_runs(person_id: int, scenario_slugs: Collection[str]) -> dict[str, RunEvidence]:
    """Return, for each scenario played to a good ending, the run that stands best; two queries.

    A run without suspicion comes first, then one whose suspicions were dismissed, then one that waits.
    """
    rows = (
        Run.objects.filter(person_id=person_id, scenario__slug__in=scenario_slugs, ending_class="good")
        .select_related("scenario", "version")
        .prefetch_related("suspicions")
        .order_by("ended_at", "pk")
    )
    best: dict[str, RunEvidence] = {}
    for run in rows:
        found = RunEvidence(run.pk, run.version.sha256, run.ending, run.ended_at or run.started_at, standing(run))
        held = best.get(run.scenario.slug)
        if held is None or _ORDER.index(found.suspicion) < _ORDER.index(held.suspicion):
            best[run.scenario.slug] = found
    return best


def runs_of(person_id: int, *, limit: int | None = None) -> tuple[RunRow, ...]:
    """Return a person's runs, newest first; two queries."""
    rows = (
        Run.objects.filter(person_id=person_id)
        .select_related("scenario", "version")
        .prefetch_related("suspicions")
        .order_by("-started_at", "-pk")[:limit]
    )
    return tuple(_row(run) for run in rows)


def standing(run: Run) -> Standing:
    """Sum up the suspicions of a run (prefetched): one confirmed outweighs all, then one that waits."""
    states = {suspicion.state for suspicion in run.suspicions.all()}
    if Decision.CONFIRMED in states:
        return "confirmed"
    if Decision.WAITING in states:
        return "waiting"
    return "dismissed" if states else "none"


def _row(run: Run) -> RunRow:
    return RunRow(
        run_id=run.pk,
        scenario=run.scenario.slug,
        title=story_of(run.version).title,
        number=run.number,
        state=run.state,
        ending=run.ending,
        ending_class=run.ending_class,
        csat=run.csat,
        started_at=run.started_at,
        ended_at=run.ended_at,
        suspicion=standing(run),
    )
