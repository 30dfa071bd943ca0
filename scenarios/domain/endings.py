"""How a conversation ends, and what the customer would answer to "how satisfied were you"."""

# ruff: noqa: PLR2004  the thresholds are one table of the domain report, each used once

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from scenarios.domain.state import State
from scenarios.domain.words import EndingName

FIRST_TURN = 3
"""Endings are checked from this agent turn on."""
LAST_BOUNDARY = 3
_STEP = Decimal("0.0001")
BONUS: dict[EndingName, Decimal] = {
    "resolved": Decimal(1),
    "ordered": Decimal(1),
    "resolved_reluctant": Decimal("-0.3"),
    "escalated": Decimal("-0.3"),
    "lost_sale": Decimal("-0.4"),
    "unresolved": Decimal(-1),
    "churn_silent": Decimal(-1),
    "abuse_closed": Decimal(-1),
    "complaint": Decimal("-1.5"),
    "public_post": Decimal(-2),
}


@dataclass(frozen=True, slots=True)
class Moment:
    """What decides about an ending after a turn."""

    turn: int
    state: State
    voice: Decimal
    deviations: int
    escalated: bool
    boundaries: int
    closed: bool
    selling: bool
    needs_met: bool
    musts_used: bool


def ending_of(now: Moment) -> EndingName | None:
    """Return the ending after a turn, or None while the conversation goes on."""
    if now.turn < FIRST_TURN:
        return None
    state = now.state
    if (state.A >= 90 and state.T <= 15) or (now.deviations >= 2 and state.A >= 75 and now.voice >= Decimal("0.6")):
        return "public_post"
    if state.A >= 85 or (state.P == 0 and state.A >= 50):
        return "complaint"
    if state.P == 0:
        return "churn_silent"
    if now.escalated and state.T >= 15:
        return "escalated"
    if now.boundaries >= LAST_BOUNDARY:
        return "abuse_closed"
    return _at_close(now) if now.closed else None


def _at_close(now: Moment) -> EndingName:
    state = now.state
    if now.selling:
        return "ordered" if state.I >= 70 and state.X < 45 and state.A < 40 else "lost_sale"
    if now.needs_met:
        calm = state.A < 35 and state.T >= 40 and now.musts_used
        return "resolved" if calm else "resolved_reluctant"
    return "complaint" if state.A >= 40 else "unresolved"


def csat(state: State, ending: EndingName | None) -> Decimal:
    """Return the satisfaction, 1 to 5, at four decimals."""
    mood = (
        Decimal("0.35") * state.T + Decimal("0.35") * (100 - state.A) + Decimal("0.15") * (100 - state.X) + Decimal("0.15") * state.P
    ) / 100
    bonus = BONUS[ending] if ending else Decimal(0)
    value = 1 + Decimal("3.6") * mood + Decimal("0.6") * bonus
    return min(Decimal(5), max(Decimal(1), value)).quantize(_STEP, rounding=ROUND_HALF_EVEN)


def musts_used(groups: Sequence[frozenset[str]], used: frozenset[str]) -> bool:
    """Tell whether one of each group was used well enough."""
    return all(group & used for group in groups)
