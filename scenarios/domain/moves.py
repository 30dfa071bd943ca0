"""The 24 agent moves (dialogue acts) in their five stages, with what each does before it is scaled."""

from dataclasses import dataclass
from typing import Literal

from scenarios.domain.state import Change, row
from scenarios.domain.words import MoveName, StageName

Family = Literal["rel", "info", "proc", "ctrl", "money", "probe"]


@dataclass(frozen=True, slots=True)
class Move:
    """One dialogue act: its stage on the desk, its base change (T, A, X, P) and its family."""

    name: MoveName
    stage: StageName
    base: Change
    family: Family


def _move(name: MoveName, stage: StageName, family: Family, *base: int) -> Move:
    return Move(name, stage, row(*base), family)


# Domain report, section 3; grouped as in the COPC-based CSC framework that it cites.
_TABLE = (
    _move("greet", "connect", "rel", 2, 0, -1, 1),
    _move("verify", "connect", "proc", 1, 0, 0, -2),
    _move("acknowledge", "connect", "rel", 2, -2, -2, 2),
    _move("restate", "understand", "rel", 5, -5, -5, 3),
    _move("probe_open", "understand", "probe", 2, 0, -1, -3),
    _move("probe_closed", "understand", "probe", 1, 0, 0, -2),
    _move("empathize", "understand", "rel", 4, -8, -6, 3),
    _move("apologize", "understand", "rel", 3, -6, -2, 2),
    _move("reassure", "solve", "rel", 4, -4, -8, 3),
    _move("inform", "solve", "info", 5, -2, -6, 0),
    _move("explain", "solve", "info", 3, -2, -4, -2),
    _move("recommend", "solve", "info", 4, 0, -4, 1),
    _move("options", "solve", "ctrl", 6, -7, -5, 5),
    _move("decline", "solve", "info", -1, 3, 1, -2),
    _move("compensate", "implement", "money", 5, -10, -2, 4),
    _move("commit", "implement", "proc", 6, -6, -8, 6),
    _move("act", "implement", "proc", 8, -10, -8, 8),
    _move("hold", "implement", "proc", 0, 1, 1, 0),
    _move("escalate", "implement", "proc", 3, -4, -3, 2),
    _move("boundary", "implement", "ctrl", -4, 6, 0, -3),
    _move("upsell", "closing", "money", 1, 0, 0, -1),
    _move("thank", "closing", "rel", 2, -2, 0, 2),
    _move("confirm", "closing", "proc", 3, -2, -3, 1),
    _move("close", "closing", "rel", 2, -1, -1, 0),
)
MOVES: dict[str, Move] = {move.name: move for move in _TABLE}
STAGES: dict[StageName, tuple[Move, ...]] = {
    stage: tuple(move for move in _TABLE if move.stage == stage) for stage in ("connect", "understand", "solve", "implement", "closing")
}

REASONED_DECLINE = row(0, 1, 0, -1)
"""A no with its reason and a lawful alternative (quality 1)."""
BOUNDARY_FOR_ABUSE = row(1, -8, 0, 0)
THIRD_SORRY = row(-2, 3, 0, -2)
EXCUSE = row(-3, 4, 0, -3)
"""An explanation before the anger was acknowledged."""
UPSELL_TOO_EARLY = row(-6, 8, 0, -5)
NEEDLESS_ESCALATION = row(-3, 2, 2, -4)

NOT_MERE_TALK = frozenset(
    {"inform", "recommend", "options", "commit", "act", "verify", "restate", "probe_open", "probe_closed"},
)
"""A turn with none of these that meets no need costs patience (rule 6)."""
RAISES_INTENT = frozenset({"inform", "recommend", "reassure", "options", "commit"})
HALVED_BEFORE_ACKNOWLEDGEMENT = frozenset({"act", "commit", "options", "compensate", "recommend"})
ACKNOWLEDGES = frozenset({"restate", "empathize"})
OPENS_CONSENT = frozenset({"options", "confirm"})
