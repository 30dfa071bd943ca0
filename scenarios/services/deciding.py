"""Decide a suspected red line: confirmed or dismissed, with a reason, by someone else than who played."""

from datetime import datetime

from django.db import transaction

from audit.domain import Actor
from audit.services import write
from jobs.services import record
from notifications.services import promise
from scenarios.models import Decision, Suspicion
from scenarios.queries.published import story_of
from scenarios.services.errors import AlreadyDecided, NotOnOnesOwn, ReasonMissing, SuspicionUnknown


@transaction.atomic
def decide(*, suspicion_id: int, decision: Decision, reason: str, decider_id: int, by: Actor, at: datetime) -> Suspicion:
    """Confirm or dismiss a suspicion and have the person's certificates reviewed. A repeat by the same person is kept once.

    :raises SuspicionUnknown: if there is none that matters of this id
    :raises NotOnOnesOwn: if it is about the decider's own run
    :raises ReasonMissing: if no reason is given
    :raises AlreadyDecided: if it was decided otherwise meanwhile
    """
    row = Suspicion.objects.that_matter().select_for_update(of=("self",)).select_related("run").filter(pk=suspicion_id).first()
    if row is None:
        raise SuspicionUnknown(str(suspicion_id))
    if row.run.person_id == decider_id:
        raise NotOnOnesOwn(row.run.ref)
    if not reason.strip():
        raise ReasonMissing
    if row.state != Decision.WAITING:
        if (row.state, row.decided_by_id) != (decision, decider_id):
            raise AlreadyDecided(str(row))
        return row
    row.state, row.reason, row.decided_by_id, row.decided_at = decision, reason.strip(), decider_id, at
    row.save(update_fields=["state", "reason", "decided_by", "decided_at"])
    _tell(row, by, at)
    return row


def _tell(row: Suspicion, by: Actor, at: datetime) -> None:
    details = {"run": row.run.ref, "turn": row.turn, "code": row.code, "decision": row.state}
    write(by=by, verb="suspicion.decide", subject=f"scenarios.suspicion:{row.pk}", at=at, details=details)
    title = story_of(row.run.version).title
    promise(
        key=f"suspicion:{row.pk}:decided",
        person_id=row.run.person_id,
        kind="review-decided",
        params={"title_zh": title.zh, "title_en": title.en, "reason": row.reason},
        url=f"/runs/{row.run_id}/debrief/",
        at=at,
    )
    subject = f"people.user:{row.run.person_id}"
    record(topic="certificates.review", key=f"review:{row.run.person_id}:suspicion:{row.pk}", subject=subject, at=at)
