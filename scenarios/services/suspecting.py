"""Note what looks like a red line, for an assessor; it changes nothing in the run."""

from datetime import datetime

from scenarios.domain.redlines import Suspected
from scenarios.domain.run import Run as Played
from scenarios.domain.run import Step
from scenarios.domain.story import Story
from scenarios.models import Run, Suspicion


def suspect(*, run: Run, played: Played, at: datetime) -> None:
    """Note the red lines of the latest turn, each once."""
    step = played.steps[-1]
    found = (*step.suspected, *_not_paged(played.story, step))
    Suspicion.objects.bulk_create(
        [Suspicion(run=run, turn=step.number, code=each.code, passage=each.passage, suspected_at=at) for each in found],
        ignore_conflicts=True,
    )


def _not_paged(story: Story, step: Step) -> tuple[Suspected, ...]:
    """Return HF-SAFETY when a crisis's desk actions were not done within their limit."""
    if story.meta.stage != "crisis":
        return ()
    late = [need for need in story.needs if need.id in step.missed and need.within_s and (need.all_actions or need.any_actions)]
    return tuple(Suspected("HF-SAFETY", f"{need.zh} / {need.en}") for need in late[:1])
