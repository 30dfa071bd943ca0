"""Keep an agent's "I did say that" for a person to look at."""

from datetime import datetime

from django.db import transaction

from audit.domain import Actor
from audit.services import write
from scenarios.models import FactClaim, Run
from scenarios.queries.replays import replay_of
from scenarios.services.errors import FactUnknown, RunUnknown


@transaction.atomic
def claim(*, run_id: int, person_id: int, turn: int, concept: str, by: Actor, at: datetime) -> bool:
    """Note that the agent says a fact was there; return whether that is new. Nothing in the run changes.

    :raises RunUnknown: if there is no such run of this person
    :raises FactUnknown: if that turn did not miss that fact
    """
    run = Run.objects.select_related("version").filter(pk=run_id, person_id=person_id).first()
    if run is None:
        raise RunUnknown(str(run_id))
    if concept not in missed_facts(run, turn):
        raise FactUnknown(concept)
    _row, fresh = FactClaim.objects.get_or_create(run=run, turn=turn, concept=concept, defaults={"claimed_at": at})
    if fresh:
        write(by=by, verb="run.claim-fact", subject=run.ref, at=at, details={"turn": turn, "fact": concept})
    return fresh


def missed_facts(run: Run, turn: int) -> frozenset[str]:
    """Return the facts that were not recognised in a turn."""
    for step in replay_of(run).steps:
        if step.number == turn:
            return frozenset(name for effect in step.effects if effect.quality for name in effect.quality.missing)
    return frozenset()
