"""Scripted agents that the linter plays every scenario with: a decent one, a script reader, a defensive one.

They state their quality and faults, as a study would: what is tested is the scenario, not the judging of texts.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from scenarios.domain.story import Story
from scenarios.domain.turns import Deed, Turn
from scenarios.domain.words import FaultName, MoveName

Script = Sequence[tuple[tuple[MoveName, ...], tuple[FaultName, ...]]]
_HEARD: Script = (
    (("acknowledge", "probe_closed"), ()),
    (("empathize",), ()),
    (("apologize",), ()),
    (("options",), ()),
    (("act",), ()),
    (("commit",), ()),
    (("confirm",), ()),
    (("close",), ()),
)
_READER: Script = (
    (("greet", "verify"), ()),
    (("apologize",), ("parrot",)),
    (("hold",), ("stall",)),
    (("apologize",), ()),
    (("explain",), ("parrot",)),
    (("apologize", "thank"), ()),
    (("close",), ()),
)
_DEFENSIVE: Script = (
    (("explain",), ()),
    (("explain", "decline"), ("dismiss",)),
    (("decline",), ("blame",)),
    (("explain",), ("argue",)),
    (("close",), ("deflect",)),
)


def heard(story: Story) -> tuple[Turn, ...]:
    """Hear, empathise, apologise, resolve, diagnose: whole moves at forty-second gaps, deeds once there is consent."""
    return _log(_HEARD, gap=40, quality="1", deeds=story.desk.actions)


def script_reader(_story: Story) -> tuple[Turn, ...]:
    """Read sentences out of the book at hundred-second gaps and do nothing."""
    return _log(_READER, gap=100, quality="0.5")


def defensive(_story: Story) -> tuple[Turn, ...]:
    """Explain, refuse, blame."""
    return _log(_DEFENSIVE, gap=60, quality="0.5")


def _log(script: Script, *, gap: int, quality: str, deeds: Iterable[str] = ()) -> tuple[Turn, ...]:
    return tuple(
        Turn(
            at=Decimal(gap * number),
            moves=moves,
            actions=tuple(Deed(name, consent=True) for name in deeds) if "act" in moves else (),
            quality={move: Decimal(quality) for move in moves},
            faults=faults,
        )
        for number, (moves, faults) in enumerate(script, start=1)
    )
