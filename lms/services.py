"""What the admin does about the work in the background."""

from datetime import datetime

from django.db import transaction

from audit.domain import Actor
from audit.services import write
from jobs.models import Job, State
from jobs.services import record


@transaction.atomic
def do_again(*, job_id: int, by: Actor, at: datetime) -> bool:
    """Give a stuck job another five tries; return whether it was stuck."""
    job = Job.objects.select_for_update().filter(pk=job_id, state=State.STUCK).first()
    if job is None:
        return False
    record(topic=job.topic, key=job.key, subject=job.subject, at=at, rearm=True)
    write(by=by, verb="job.do-again", subject=job.subject, at=at, details={"topic": job.topic})
    return True
