"""The 12 faults: what each adds at once (never scaled), and what it leaves behind."""

from scenarios.domain.state import Change, row
from scenarios.domain.words import FaultName

_PROMISE = row(2, -2, -2, 2)
FAULTS: dict[FaultName, Change] = {
    "blame": row(-12, 15, 3, -8),
    "dismiss": row(-9, 12, 4, -6),
    "argue": row(-10, 14, 2, -8),
    "parrot": row(-5, 6, 2, -6),
    "stall": row(-3, 4, 4, -5),
    "reask": row(-4, 5, 1, -6),
    "deflect": row(-8, 9, 6, -10),
    "insult": row(-30, 35, 5, -20),
    "leak": row(-15, 10, 8, 0),
    "offplatform": row(-6, 2, 3, 0),
    "overpromise": _PROMISE,
    "illegal_promise": _PROMISE,
}
DEVIATIONS: frozenset[FaultName] = frozenset({"stall", "parrot", "reask", "deflect", "dismiss"})
"""Each is one deviation; two of them drive a public post (rule 6)."""
DEBTS: frozenset[FaultName] = frozenset({"overpromise", "illegal_promise"})
"""Pleasant now, paid for at close (rule 7)."""
DEBT_AT_CLOSE = row(-18, 20, 0, 0)
