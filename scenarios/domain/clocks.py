"""How fast the agent was: first reply, gaps, amber and red, and a timing score that is no mark."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from scenarios.domain.story import Timers

_ONE, _HALF, _NONE = Decimal(1), Decimal("0.5"), Decimal(0)
_RED_COSTS = Decimal("0.1")
_AMBER_SHARE = Decimal(100) / Decimal(180)
_STEP = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Gap:
    """Seconds that the customer waited for one turn; `promised` is a timed hold given before it."""

    seconds: Decimal
    promised: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Clocks:
    """Seconds and counts over a run; `score` is 0 to 1."""

    first: Decimal
    longest: Decimal
    mean: Decimal
    amber: int
    red: int
    total: Decimal
    score: Decimal


def amber_of(timers: Timers) -> int:
    """Return when a clock turns amber: 100 s where the red line is 180 s, as on Taobao's own desk."""
    return int((timers.red * _AMBER_SHARE).to_integral_value())


def clocks_of(gaps: Sequence[Gap], timers: Timers, total: Decimal) -> Clocks:
    """Sum up the gaps of a run; no turns are all zeros."""
    if not gaps:
        return Clocks(_NONE, _NONE, _NONE, 0, 0, total, _NONE)
    seconds = [gap.seconds for gap in gaps]
    counted = [gap.seconds for gap in gaps if not _kept(gap)]
    red = sum(1 for waited in counted if waited >= timers.red)
    amber = sum(1 for waited in counted if amber_of(timers) <= waited < timers.red)
    marks = [
        _ONE if _kept(gap) else mark(gap.seconds, timers.first if index == 0 else timers.gap, timers.red) for index, gap in enumerate(gaps)
    ]
    score = max(_NONE, _mean(marks) - _RED_COSTS * red)
    return Clocks(seconds[0], max(seconds), _rounded(_mean(seconds)), amber, red, total, _rounded(score))


def mark(waited: Decimal, good: int, red: int) -> Decimal:
    """Return 1 up to `good` seconds, then evenly down to a half at the red line, nothing after."""
    if waited <= good:
        return _ONE
    if waited > red:
        return _NONE
    return _ONE - _HALF * (waited - good) / max(1, red - good)


def _kept(gap: Gap) -> bool:
    return gap.promised is not None and gap.seconds <= gap.promised


def _mean(values: Sequence[Decimal]) -> Decimal:
    return sum(values, _NONE) / len(values)


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(_STEP, rounding=ROUND_HALF_EVEN)
