"""Close a run at its ending; one that ended good or ok passes its step."""

from datetime import datetime
from decimal import Decimal

from audit.domain import Actor
from audit.services import write
from courses.domain.evidence import Evidence
from courses.services.progress import pass_step
from jobs.services import record
from scenarios.domain.run import Run as Played
from scenarios.models import Run, State

PASSES = frozenset({"good", "ok"})


def close(run: Run, played: Played, *, by: Actor, at: datetime) -> None:
    """Keep the ending for lists and pass the step; the evidence is the run and the version it was played on.

    The fraction is 1: a role-play is passed or not, it gives no points. A good ending calls for a review of
    certificates even when an ok one had passed the step before.
    """
    run.state, run.ended_at = State.ENDED, at
    run.ending, run.ending_class, run.csat = played.ending or "", played.ending_class or "bad", played.csat
    run.save(update_fields=["state", "ended_at", "ending", "ending_class", "csat"])
    details = {"ending": run.ending, "class": run.ending_class, "turns": len(played.steps)}
    write(by=by, verb="run.end", subject=run.ref, at=at, details=details)
    step = run.scenario.step
    if step is not None and run.ending_class in PASSES:
        evidence = Evidence("run", run.ref, run.version.sha256, Decimal(1))
        pass_step(person_id=run.person_id, step_slug=step.slug, evidence=evidence, by=by, at=at)
    if run.ending_class == "good":
        person = f"people.user:{run.person_id}"
        record(topic="certificates.review", key=f"review:{run.person_id}:run:{run.pk}", subject=person, at=at)
