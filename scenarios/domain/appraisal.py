"""What one move does to the customer (rules 2 to 5 and 7), with the reasons in words a page can spell out."""

from dataclasses import dataclass
from decimal import Decimal

from scenarios.domain import moves as table
from scenarios.domain.customers import CustomerType
from scenarios.domain.moves import Move
from scenarios.domain.state import Change, State

GAIN = Decimal("0.75")
AGAIN = Decimal("0.6")
INTENT_AGAIN = Decimal("0.85")
INTENT_BASE, INTENT_OFFER = Decimal(7), Decimal(14)
APOLOGY_OWED, APOLOGY_NOT_OWED = Decimal("1.3"), Decimal("0.6")
OFFER_CAP = Decimal("1.15")
HOT, COOL, UPSELL_CALM = Decimal(50), Decimal(40), Decimal(30)
GRAVE = 3
SORRY_TWICE = 2
_FADES = frozenset({"rel", "info", "ctrl"})
_WHOLE, _HALF = Decimal(1), Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything that a move is judged against, at the moment it is made."""

    state: State
    kind: CustomerType
    severity: int
    firm_fault: bool
    selling: bool
    acknowledged: bool
    needs_open: bool
    earlier_uses: int
    offer: Decimal | None
    """The offer's share of what was expected; None when nothing was expected (factor 1)."""


@dataclass(frozen=True, slots=True)
class Appraisal:
    """A move's change and the rules that shaped it, by name."""

    change: Change
    reasons: tuple[str, ...]


def appraise(move: Move, quality: Decimal, now: Situation) -> Appraisal:
    """Return what a move of this quality does now."""
    fixed = _fixed(move, now)
    if fixed is not None:
        reason, change = fixed
        reasons = [reason]
    else:
        factor, reasons = _factor(move, quality, now)
        change = _scaled(_base(move, quality, now), factor, move, now)
    disliked = now.kind.dislikes.get(move.name)
    if disliked is not None:
        change, reasons = change.plus(disliked), [*reasons, "disliked"]
    if now.selling:
        change = change.plus(Change(I=_intent(move, quality, now)))
    return Appraisal(change, tuple(reasons))


def _fixed(move: Move, now: Situation) -> tuple[str, Change] | None:
    """Return the change that a rule puts in the base's place, unscaled."""
    if move.name == "apologize" and now.earlier_uses >= SORRY_TWICE:
        return "third-sorry", table.THIRD_SORRY
    if move.name == "explain" and _unheard(now):
        return "excuse", table.EXCUSE
    if move.name == "upsell" and (now.state.A > UPSELL_CALM or now.needs_open):
        return "upsell-too-early", table.UPSELL_TOO_EARLY
    if move.name == "escalate" and now.state.A < COOL and now.severity < GRAVE:
        return "needless-escalation", table.NEEDLESS_ESCALATION
    return None


def _base(move: Move, quality: Decimal, now: Situation) -> Change:
    if move.name == "decline" and quality == _WHOLE:
        return table.REASONED_DECLINE
    if move.name == "boundary" and now.kind.name == "abusive":
        return table.BOUNDARY_FOR_ABUSE
    return move.base


def _factor(move: Move, quality: Decimal, now: Situation) -> tuple[Decimal, list[str]]:
    """Return what a helpful change is multiplied by."""
    factor, reasons = quality * now.kind.gains[move.family] * GAIN, []
    if move.family in _FADES and now.earlier_uses:
        factor *= AGAIN**now.earlier_uses
        reasons.append("again")
    if move.name == "apologize":
        factor *= APOLOGY_OWED if now.firm_fault else APOLOGY_NOT_OWED
        reasons.append("owed" if now.firm_fault else "not-owed")
    if move.name in table.HALVED_BEFORE_ACKNOWLEDGEMENT and _unheard(now):
        factor *= _HALF
        reasons.append("before-acknowledgement")
    if move.name == "compensate":
        factor *= offer_factor(now.offer)
    return factor, reasons


def _scaled(base: Change, factor: Decimal, move: Move, now: Situation) -> Change:
    """Scale what helps (trust and patience up, anger and anxiety down); what harms stays whole."""
    cost = now.kind.gains["probe"] if move.family == "probe" else _WHOLE
    return Change(
        T=base.T * factor if base.T > 0 else base.T,
        A=base.A * factor if base.A < 0 else base.A,
        X=base.X * factor if base.X < 0 else base.X,
        P=base.P * factor if base.P > 0 else base.P * cost,
    )


def _intent(move: Move, quality: Decimal, now: Situation) -> Decimal:
    if move.name in table.RAISES_INTENT:
        return INTENT_BASE * quality * now.kind.gains[move.family] * INTENT_AGAIN**now.earlier_uses
    if move.name == "compensate":
        return INTENT_OFFER * now.kind.price * offer_factor(now.offer) * quality
    return Decimal(0)


def offer_factor(offer: Decimal | None) -> Decimal:
    """Return the root of offered over expected, at most 1.15; 1 when nothing was expected."""
    return _WHOLE if offer is None else min(OFFER_CAP, max(Decimal(0), offer).sqrt())


def _unheard(now: Situation) -> bool:
    return now.state.A >= HOT and not now.acknowledged
