"""Pass a step: once, with its evidence."""

from datetime import datetime

from django.db import transaction

from audit.domain import Actor
from audit.services import write
from courses.domain.evidence import Evidence
from courses.models import Step, StepPass
from courses.services import completions
from jobs.services import record


class StepUnknown(Exception):
    """There is no step of that id."""


@transaction.atomic
def pass_step(*, person_id: int, step_slug: str, evidence: Evidence, by: Actor, at: datetime) -> bool:
    """Note that a person passed a step; return whether that is new.

    The first evidence stays. A new pass completes what it completes and calls for a review of certificates.

    :raises StepUnknown: if no step has this id
    """
    step = Step.objects.filter(slug=step_slug).first()
    if step is None:
        raise StepUnknown(step_slug)
    row, fresh = StepPass.objects.get_or_create(
        person_id=person_id,
        step=step,
        defaults={
            "evidence_kind": evidence.kind,
            "evidence_ref": evidence.ref,
            "evidence_sha": evidence.sha,
            "fraction": evidence.fraction,
            "passed_at": at,
        },
    )
    if fresh:
        completions.settle(person_ids=(person_id,), at=at)
        write(by=by, verb="step.pass", subject=f"people.user:{person_id}", at=at, details=_details(row, step))
        record(topic="certificates.review", key=f"review:{person_id}:{step_slug}", subject=f"people.user:{person_id}", at=at)
    return fresh


def _details(row: StepPass, step: Step) -> dict[str, object]:
    return {"step": step.slug, "evidence": row.evidence_ref, "sha": row.evidence_sha, "fraction": str(row.fraction)}
