"""What the worker does about notices."""

from datetime import datetime

from notifications import services


def deliver(*, subject: str, at: datetime) -> None:
    """Send the mail of a notice, named `notifications.notice:ID`."""
    services.deliver(notice_id=int(subject.rpartition(":")[2]), at=at)
