"""Which line the customer says: the first beat whose condition holds, once each unless it repeats."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scenarios.domain.conditions import Value, holds, parse
from scenarios.domain.state import State
from scenarios.domain.story import Beat, Silence


@dataclass(frozen=True, slots=True)
class History:
    """What the conditions of beats may ask about, after a turn."""

    state: State
    turn: int
    wait: Decimal
    met: Collection[str]
    moved: Sequence[str]
    now: Sequence[str]
    faults: Sequence[str]

    def figure(self, name: str) -> Decimal:
        """Return T, A, X, P, I, turn or wait."""
        figures: Mapping[str, Decimal] = {
            "T": self.state.T,
            "A": self.state.A,
            "X": self.state.X,
            "P": self.state.P,
            "I": self.state.I,
            "turn": Decimal(self.turn),
            "wait": self.wait,
        }
        return figures[name]

    def ask(self, word: str, what: str) -> Value:
        """Answer need, moved, now, count or fault."""
        if word == "need":
            return what in self.met
        if word == "moved":
            return what in self.moved
        if word == "now":
            return what in self.now
        if word == "fault":
            return what in self.faults
        return Decimal(sum(1 for done in (*self.moved, *self.faults) if done == what))


def opening(beats: Sequence[Beat]) -> tuple[Beat, ...]:
    """Return what is said at the start."""
    return tuple(beat for beat in beats if beat.at == "start")


def next_beat(beats: Sequence[Beat], said: Collection[str], history: History) -> Beat | None:
    """Return the customer's answer to a turn."""
    for beat in beats:
        if beat.at is None and (beat.repeat or beat.id not in said) and holds(parse(beat.when), history):
            return beat
    return None


def impatient_beats(beats: Sequence[Beat], said: Collection[str], waited: Decimal, history: History) -> tuple[tuple[Beat, int], ...]:
    """Return what is said by itself during a wait, each with its second, in the order of time."""
    due = [
        (beat, beat.at.silence)
        for beat in beats
        if isinstance(beat.at, Silence) and beat.id not in said and beat.at.silence <= waited and holds(parse(beat.when), history)
    ]
    return tuple(sorted(due, key=lambda pair: pair[1]))
