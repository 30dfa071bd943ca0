"""How many notices wait for someone."""

from notifications.models import Notice


def unread_count(person_id: int) -> int:
    """Return how many notices a person has not read. One query, from a partial index."""
    return Notice.objects.filter(person_id=person_id, read_at=None, forgotten_at=None).count()
