"""What is kept of a token that lets someone in."""

import hashlib


def hashed(token: str) -> str:
    """Return the hash of a token: it is long and random, so one plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()
