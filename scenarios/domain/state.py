"""How the customer feels: trust, anger, anxiety, patience and, before a sale, intent; each 0 to 100."""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

_STEP = Decimal("0.0001")
_LOWEST, _HIGHEST = Decimal(0), Decimal(100)


@dataclass(frozen=True, slots=True)
class Change:
    """What is added to each figure; a table's row is written in the order T, A, X, P."""

    T: Decimal = Decimal(0)
    A: Decimal = Decimal(0)
    X: Decimal = Decimal(0)
    P: Decimal = Decimal(0)
    I: Decimal = Decimal(0)  # noqa: E741 - the model's own letter for intent

    def plus(self, other: "Change") -> "Change":
        """Return both changes together."""
        return Change(self.T + other.T, self.A + other.A, self.X + other.X, self.P + other.P, self.I + other.I)


@dataclass(frozen=True, slots=True)
class State:
    """The five figures. `I` stays 0 where nothing is being sold."""

    T: Decimal
    A: Decimal
    X: Decimal
    P: Decimal
    I: Decimal = Decimal(0)  # noqa: E741 - the model's own letter for intent

    def after(self, change: Change) -> "State":
        """Add a change, keep each figure in 0..100 and round half-even to four decimals (rp/1)."""
        return State(
            bounded(self.T + change.T),
            bounded(self.A + change.A),
            bounded(self.X + change.X),
            bounded(self.P + change.P),
            bounded(self.I + change.I),
        )


def row(*figures: str | int) -> Change:
    """Build a change from a table's row."""
    return Change(*(Decimal(figure) for figure in figures))


def bounded(value: Decimal) -> Decimal:
    """Keep a figure in 0..100, at four decimals."""
    return min(_HIGHEST, max(_LOWEST, value)).quantize(_STEP, rounding=ROUND_HALF_EVEN)
