"""Small stories for tests of the model: one customer, no beats but the fallback."""

from decimal import Decimal
from typing import Any

from lib.bilingual import Text
from scenarios.domain.story import Beat, Customer, Ends, Meta, Need, Story
from scenarios.domain.turns import Turn
from scenarios.domain.words import MoveName, TradeStage, TypeName

OPEN = Beat("open", "在吗？", "Hello?", at="start")
FALL = Beat("fall", "嗯。", "Hm.", repeat=True)
ENDS = Ends(good=("resolved", "ordered"), ok=("resolved_reluctant", "escalated"))


def tiny(
    kind: TypeName = "rational",
    *,
    severity: Any = 1,
    stage: TradeStage = "aftersale",
    firm_fault: bool = False,
    expected: str | None = None,
    needs: tuple[Need, ...] = (),
    beats: tuple[Beat, ...] = (OPEN, FALL),
    **more: Any,
) -> Story:
    """Make a story with nothing in it but what the test names."""
    customer = Customer(kind, severity, Text("顾客", "Customer"), firm_fault, expected=Decimal(expected) if expected else None)
    return Story("rp/1", "tiny", Text("试", "Try"), Meta(stage), customer, beats, ENDS, needs=needs, **more)


def turn(at: float, *moves: MoveName, q: str | None = "1", **more: Any) -> Turn:
    """Make a turn whose quality is given, so that its text plays no part."""
    quality: dict[str, Decimal] = {} if q is None else {move: Decimal(q) for move in moves}
    return Turn(at=Decimal(str(at)), moves=moves, quality=quality, **more)


def need(name: str, **more: Any) -> Need:
    return Need(name, f"需要{name}", f"Need {name}", **more)
