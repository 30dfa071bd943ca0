"""A certificate's number: 26 digits of Crockford's base 32 (130 bits), read as people write them.

Source of the alphabet and of what is read alike: Douglas Crockford, "Base 32" (no I, L, O, U; I and L read as 1, O as 0).
"""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 26
BITS = 5 * LENGTH
GROUPS = (5, 5, 5, 5, 6)

_IGNORED = frozenset(" \t\r\n\u00a0\u3000-_.\u2010\u2011\u2012\u2013\u2014\u2212\u30fc\uff0d\u00ad\u200b")
_LONGEST_READ = 80
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def number_of(bits: int) -> str:
    """Write 130 random bits as a number, without hyphens.

    :raises ValueError: if `bits` does not fit in 130 bits
    """
    if not 0 <= bits < 1 << BITS:
        raise ValueError("a number holds 130 bits")
    return "".join(ALPHABET[bits >> shift & 31] for shift in range(BITS - 5, -1, -5))


def read(written: str) -> str | None:
    """Return the number that somebody wrote, or None if it cannot be one.

    Case, blanks, hyphens and full-width forms make no difference; O reads as 0, I and L as 1.
    """
    if len(written) > _LONGEST_READ:
        return None
    plain = "".join(c for c in written.translate(_FULL_WIDTH).upper() if c not in _IGNORED)
    plain = plain.replace("O", "0").replace("I", "1").replace("L", "1")
    return plain if len(plain) == LENGTH and all(c in ALPHABET for c in plain) else None


def grouped(number: str) -> str:
    """Return a number as it is printed: in groups, joined by hyphens."""
    parts, start = [], 0
    for size in GROUPS:
        parts.append(number[start : start + size])
        start += size
    return "-".join(parts)
