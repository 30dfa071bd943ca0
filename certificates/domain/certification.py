"""A certification as a pack writes it and as a version keeps it."""

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from lib.bilingual import Text

_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Band:
    """A result in words, from a score (percent) upwards."""

    score_from: int
    title: Text

    __key__ = {"score_from": "from"}


@dataclass(frozen=True, slots=True)
class CertificationBody:
    """What a certification asks for and what it gives.

    `months` is how long a certificate holds. `gates` are tests that have to be passed by a cut of their own and give no points.
    """

    id: str
    title: Text
    level: str
    months: int
    path: str
    courses: tuple[str, ...]
    exam: str
    scenarios: tuple[str, ...]
    bands: tuple[Band, ...]
    seal: Text
    gates: tuple[str, ...] = ()


class NoBand(Exception):
    """A score lies below the lowest band."""


def score_of(fraction: Decimal) -> Decimal:
    """Return an exam's fraction as a score in percent, cut off (not rounded) after one decimal.

    Cut off, because a score shown as 85.0 must not stand beside the band below 85.
    """
    return (fraction * 100).quantize(_TENTH, rounding=ROUND_DOWN)


def band_of(score: Decimal, bands: tuple[Band, ...]) -> Band:
    """Return the highest band that a score reaches.

    :raises NoBand: if it reaches none
    """
    reached = [band for band in bands if score >= band.score_from]
    if not reached:
        raise NoBand
    return max(reached, key=lambda band: band.score_from)
