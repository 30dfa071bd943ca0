"""Reading what is still to be done."""

from jobs.models import Job, State


def is_stuck(topic: str, key: str) -> bool:
    """Tell whether a job was given up after its last try, for a person to look at."""
    return Job.objects.filter(topic=topic, key=key, state=State.STUCK).exists()
