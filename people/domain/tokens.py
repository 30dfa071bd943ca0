"""Tokens that let someone in: long, random, easy to type from paper, and kept only as a hash."""

import hashlib
import math
import secrets

# No 0 or o, no 1, i or l: what is printed can be typed.
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH, GROUP = 28, 4
BITS = math.log2(len(ALPHABET)) * LENGTH  # 138; the least that we promise is 128


def fresh() -> str:
    """Return a new token, in groups."""
    letters = [secrets.choice(ALPHABET) for _ in range(LENGTH)]
    return "-".join("".join(letters[start : start + GROUP]) for start in range(0, LENGTH, GROUP))


def hashed(token: str) -> str:
    """Return the hash of a token, however it was typed: it is long and random, so one plain hash is enough."""
    return hashlib.sha256("".join(token.lower().replace("-", "").split()).encode()).hexdigest()
