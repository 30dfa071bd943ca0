"""How many notices wait for someone."""

from django.db import connection

# Written out: every page asks it, and building it anew would cost more than the answer.
_UNREAD = "SELECT COUNT(*) FROM notifications_notice WHERE person_id = %s AND read_at IS NULL AND forgotten_at IS NULL"


def unread_count(person_id: int) -> int:
    """Return how many notices a person has not read. One query, from a partial index."""
    with connection.cursor() as cursor:
        cursor.execute(_UNREAD, [person_id])
        count: int = cursor.fetchone()[0]
    return count
