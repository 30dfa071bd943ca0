"""What waiting does (rule 1): thirty seconds are free, a hold buys more, then each second costs."""

from decimal import Decimal

from scenarios.domain.customers import CustomerType
from scenarios.domain.state import Change, State

FREE = Decimal(30)
TIMED_HOLD, UNTIMED_HOLD = Decimal(120), Decimal(20)
_FIRST, _SECOND = Decimal(60), Decimal(90)


def silence(state: State, kind: CustomerType, waited: Decimal, allowance: Decimal) -> Change:
    """Return what `waited` seconds do, `allowance` (from a hold) on top of the free thirty."""
    over = max(Decimal(0), waited - FREE - allowance)
    if not over:
        return Change()
    patience = (
        Decimal("0.06") * min(over, _FIRST)
        + Decimal("0.15") * min(max(over - _FIRST, Decimal(0)), _SECOND)
        + Decimal("0.30") * max(over - _FIRST - _SECOND, Decimal(0))
    )
    anger = Decimal("0.04") * (Decimal("0.5") + state.A / 100) * over
    return Change(A=anger * kind.wait, X=Decimal("0.03") * over * kind.wait, P=-patience * kind.wait)
