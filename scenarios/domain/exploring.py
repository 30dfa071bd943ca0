"""Which beats and endings of a scenario can be reached: played out by many simple agents, the same each time."""

# ruff: noqa: PLR2004  how often an agent does what is a matter of taste

import random
from collections.abc import Iterator
from decimal import Decimal

from scenarios.domain import agents
from scenarios.domain.engine import advance, begin
from scenarios.domain.run import Run
from scenarios.domain.story import Silence, Story
from scenarios.domain.turns import Deed, Turn
from scenarios.domain.words import FAULT_NAMES, MOVE_NAMES, FaultName, MoveName

RUNS, TURNS, SEED = 600, 12, 20260101
_QUALITIES = (Decimal(0), Decimal("0.5"), Decimal(1), Decimal(1), Decimal(1))


def unreached(story: Story, told: tuple[tuple[Turn, ...], ...]) -> tuple[str, ...]:
    """Return the beats that no run comes to: neither those told, nor the scripted agents', nor 600 drawn ones."""
    left = {beat.id for beat in story.beats}
    for run in _runs(story, told):
        left -= {line.beat for line in run.lines}
        if not left:
            break
    return tuple(beat.id for beat in story.beats if beat.id in left)


def _runs(story: Story, told: tuple[tuple[Turn, ...], ...]) -> Iterator[Run]:
    scripted = (make(story) for make in (agents.heard, agents.script_reader, agents.defensive))
    for log in (*told, *scripted):
        run = begin(story)
        for turn in log:
            run = advance(run, turn)
        yield run
    draw = random.Random(SEED)  # noqa: S311  nothing secret: the same runs each time
    for _ in range(RUNS):
        yield _drawn(story, draw)


def _drawn(story: Story, draw: random.Random) -> Run:
    """Play one agent that mostly means well; its texts are the words that the scenario's concepts look for."""
    run, at = begin(story), Decimal(0)
    favourites = draw.sample(MOVE_NAMES, 8)
    while run.ending is None and len(run.steps) < TURNS:
        waits = [20, 40, 60, *(beat.at.silence + 5 for beat in story.beats if isinstance(beat.at, Silence))]
        at = max(at, run.shown_at) + draw.choice(waits)
        run = advance(run, _turn(story, draw, favourites, at))
    return run


def _turn(story: Story, draw: random.Random, favourites: list[MoveName], at: Decimal) -> Turn:
    moves = tuple(dict.fromkeys(draw.choice(favourites if draw.random() < 0.6 else MOVE_NAMES) for _ in range(2)))
    names: tuple[FaultName, ...] = tuple(name for name in FAULT_NAMES if name in story.faults) or FAULT_NAMES
    return Turn(
        at=at,
        moves=moves,
        text=_words(story, draw) or None,
        actions=tuple(Deed(name, consent=True) for name in story.desk.actions if draw.random() < 0.5),
        quality={move: draw.choice(_QUALITIES) for move in moves},
        faults=(draw.choice(names),) if draw.random() < 0.15 else (),
    )


def _words(story: Story, draw: random.Random) -> str:
    """Return texts of the model run now and then, so that concepts are met."""
    if story.runs.model is None or draw.random() < 0.5:
        return ""
    return draw.choice(story.runs.model.log).said("zh")
