"""The 24 chips in their five stages, with their keys and example lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from lib.bilingual import Text
from scenarios.domain.move_words import MOVE_WORDS, STAGE_WORDS
from scenarios.domain.moves import STAGES

KEYS = "QWERTYU"
"""A stage never holds more than seven."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One move to choose."""

    name: str
    label: Text
    example: Text
    key: str
    on: bool


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage; only the chips of the open one are seen."""

    name: str
    label: Text
    key: str
    chips: tuple[Chip, ...]
    open: bool


def stages_of(chosen: Sequence[str]) -> tuple[Stage, ...]:
    """Return the stages, that of the last chosen move open, else the first."""
    at = next((stage for stage, moves in STAGES.items() if chosen and chosen[-1] in {move.name for move in moves}), "connect")
    return tuple(
        Stage(
            name,
            STAGE_WORDS[name],
            str(number),
            tuple(
                Chip(move.name, MOVE_WORDS[move.name].label, MOVE_WORDS[move.name].example, key, move.name in chosen)
                for move, key in zip(moves, KEYS, strict=False)
            ),
            name == at,
        )
        for number, (name, moves) in enumerate(STAGES.items(), start=1)
    )
