"""How long a failed job waits, and when it is given up for a person to look at."""

from datetime import timedelta

TRIES = 5
LEASE = timedelta(seconds=60)


def wait_after(tries: int) -> timedelta:
    """Return the pause after the given number of failures: 5 s, 20 s, 80 s, 320 s."""
    return timedelta(seconds=5 * 4 ** (tries - 1))


def is_stuck(tries: int) -> bool:
    """Tell whether so many failures make a job stuck."""
    return tries >= TRIES
