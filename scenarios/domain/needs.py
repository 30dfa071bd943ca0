"""Which of the customer's needs a turn meets, and which it comes too late for."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scenarios.domain.quality import HALF
from scenarios.domain.story import Need
from scenarios.domain.turns import Deed


@dataclass(frozen=True, slots=True)
class Standing:
    """What a need is judged by: this turn, and what was so before it."""

    turn: int
    at: Decimal
    moves: Sequence[tuple[str, Decimal]]
    """The chips of this turn with their quality."""
    deeds: Sequence[Deed]
    """Desk actions of this and earlier turns."""
    concepts: Collection[str]
    """Concepts found in this turn's text."""
    met: Collection[str]
    missed: Collection[str]


def is_late(need: Need, turn: int, at: Decimal) -> bool:
    """Tell whether a need's time has passed."""
    if need.before_turn is not None and turn >= need.before_turn:
        return True
    return need.within_s is not None and at > need.within_s


def is_met(need: Need, now: Standing) -> bool:
    """Tell whether a turn meets a need that is still open and in time."""
    if is_late(need, now.turn, now.at):
        return False
    if any(earlier not in now.met and earlier not in now.missed for earlier in need.after):
        return False
    return _moved(need, now) and _acted(need, now) and _told(need, now)


def wanted_of(needs: Sequence[Need], move: str, met: Collection[str], turn: int, at: Decimal) -> tuple[str, ...]:
    """Return the concepts that needs still open and in time ask of a move."""
    return tuple(
        need.concept for need in needs if need.concept and move in need.any_moves and need.id not in met and not is_late(need, turn, at)
    )


def consent_holds(deed: Deed, *, consentable: bool) -> bool:
    """Tell whether a deed carries consent that could have been given."""
    return deed.consent and consentable


def _moved(need: Need, now: Standing) -> bool:
    return not need.any_moves or any(move in need.any_moves and worth >= HALF for move, worth in now.moves)


def _told(need: Need, now: Standing) -> bool:
    """Tell whether a concept was found; beside moves it only shapes their quality, so a miss never fails."""
    return need.concept is None or bool(need.any_moves) or need.concept in now.concepts


def _acted(need: Need, now: Standing) -> bool:
    if not need.any_actions and not need.all_actions:
        return True
    done = {deed.do for deed in now.deeds if not need.consent or deed.consent}
    if need.any_actions and not done.intersection(need.any_actions):
        return False
    return done.issuperset(need.all_actions)
