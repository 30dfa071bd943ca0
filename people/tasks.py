"""What the worker does about people."""

from datetime import datetime

from people.services.resets import send_reset


def reset_mail(*, subject: str, at: datetime) -> None:
    """Mail the links of a request, named `people.reset-request:ID`."""
    send_reset(request_id=int(subject.rpartition(":")[2]), at=at)
