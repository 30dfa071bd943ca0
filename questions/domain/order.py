"""Shuffling that anyone can repeat: by hashing a seed, not by a generator that a new Python may change."""

from collections.abc import Iterable
from hashlib import sha256


def shuffled(ids: Iterable[str], seed: str) -> tuple[str, ...]:
    """Return the ids in the order that the seed gives them; their order on the way in does not matter."""
    return tuple(sorted(ids, key=lambda one: (sha256(f"{seed}|{one}".encode()).digest(), one)))
