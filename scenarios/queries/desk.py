"""The desk as a page shows it: the chat so far, how the customer is, what can be done."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from lib.bilingual import Text
from scenarios.domain import engine
from scenarios.domain.beats import impatient_beats
from scenarios.domain.clocks import amber_of
from scenarios.domain.deeds import DEEDS
from scenarios.domain.hints import hint_of
from scenarios.domain.move_words import MOVE_WORDS
from scenarios.domain.run import Line, Step
from scenarios.domain.run import Run as Played
from scenarios.domain.run_words import FAULT_WORDS, FIGURES
from scenarios.domain.story import Silence
from scenarios.domain.submission import keeper_of, limit_of, wants_consent
from scenarios.models import FactClaim, Run
from scenarios.queries.replays import replay_of

MOST_SHOWN = 5999
"""A clock that was left running for days stays at 99:59."""
SHOWN = ("T", "A", "X", "P")
_TONES = {"T": "", "A": "danger", "X": "warn", "P": "c4", "I": "ok"}


@dataclass(frozen=True, slots=True)
class Bubble:
    """One line of the chat. `reply_in`: seconds until the customer's answer is shown, 0 when it is."""

    who: str
    text: Text
    second: int
    moves: tuple[Text, ...] = ()
    faults: tuple[Text, ...] = ()
    reply_in: float = 0.0


@dataclass(frozen=True, slots=True)
class Gauge:
    """One figure of the state with what the last turn did to it."""

    label: Text
    value: int
    delta: int
    tone: str

    @property
    def arrow(self) -> str:
        """Return the direction, with a minus that is a minus."""
        if not self.delta:
            return "±0"
        return f"+{self.delta} ↑" if self.delta > 0 else f"−{-self.delta} ↓"


@dataclass(frozen=True, slots=True)
class Action:
    """One desk action: whether it may be done, whether it was."""

    name: str
    label: Text
    limit: int | None
    keeper: str
    needs_consent: bool
    done: bool


@dataclass(frozen=True, slots=True)
class Missed:
    """A fact that was not recognised in the last turn; `claimed` once the agent said "I did"."""

    turn: int
    concept: str
    need: Text
    claimed: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """The clock of the customer's waiting: seconds so far, when it turns, and when the page should ask again."""

    seconds: int
    amber: int
    red: int
    left: int
    """Seconds left of a timed hold."""
    again_in: float | None

    @property
    def held(self) -> bool:
        """Tell whether a timed hold is being kept."""
        return self.left > 0

    @property
    def shown(self) -> int:
        """Return what the clock shows: time left of a hold, else time waited."""
        return self.left or min(self.seconds, MOST_SHOWN)

    @property
    def band(self) -> str:
        """Return calm, amber, red or hold."""
        if self.held:
            return "hold"
        if self.seconds >= self.red:
            return "red"
        return "amber" if self.seconds >= self.amber else "calm"


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything on the desk."""

    played: Played
    elapsed: int
    bubbles: tuple[Bubble, ...]
    gauges: tuple[Gauge, ...]
    hint: Text
    waiting: Waiting
    actions: tuple[Action, ...]
    consentable: bool
    missed: tuple[Missed, ...]


def desk_of(run: Run, at: datetime) -> Desk:
    """Return the desk of a run at an instant; the replay of its log says everything else."""
    played, now = replay_of(run), run.elapsed(at)
    asides = _due(played, now)
    return Desk(
        played=played,
        elapsed=int(now),
        bubbles=_bubbles(played, now, asides),
        gauges=_gauges(played),
        hint=hint_of(played),
        waiting=_waiting(played, now),
        actions=_actions(played),
        consentable=played.consentable,
        missed=_missed(run, played),
    )


def _due(played: Played, now: Decimal) -> tuple[Line, ...]:
    """Return what the customer has said by himself since the last answer."""
    found = impatient_beats(played.story.beats, played.beats, max(Decimal(0), now - played.shown_at), engine.standing(played))
    return tuple(Line(beat.id, beat.line, played.shown_at + second) for beat, second in found)


def _bubbles(played: Played, now: Decimal, asides: tuple[Line, ...]) -> tuple[Bubble, ...]:
    found = [_heard(line, now) for line in played.opening]
    for step in played.steps:
        found += [_heard(line, now) for line in step.asides]
        found.append(_said(step))
        if step.line:
            found.append(_heard(step.line, now))
    if played.ending is None:
        found += [_heard(line, now) for line in asides]
    return tuple(found)


def _heard(line: Line, now: Decimal) -> Bubble:
    return Bubble("customer", line.text, int(line.at), reply_in=max(0.0, float(line.at - now)))


def _said(step: Step) -> Bubble:
    deeds = tuple(DEEDS[deed.do] for deed in step.turn.actions if deed.do in DEEDS)
    moves = tuple(MOVE_WORDS[move].label for move in step.turn.moves)
    faults = tuple(words for name, words in FAULT_WORDS.items() if name in step.faults)
    if not step.text:
        done = Text("、".join(deed.zh for deed in deeds), ", ".join(deed.en for deed in deeds))
        return Bubble("note", done, int(step.turn.at), moves, faults)
    return Bubble("agent", Text(step.text, step.text), int(step.turn.at), (*moves, *deeds), faults)


def _gauges(played: Played) -> tuple[Gauge, ...]:
    names = (*SHOWN, "I") if played.story.selling else SHOWN
    before = played.steps[-1].before if played.steps else played.state
    return tuple(
        Gauge(
            FIGURES[name],
            round(getattr(played.state, name)),
            round(getattr(played.state, name)) - round(getattr(before, name)),
            _TONES[name],
        )
        for name in names
    )


def _waiting(played: Played, now: Decimal) -> Waiting:
    waited = max(Decimal(0), now - played.shown_at)
    to_come = [
        beat.at.silence - waited
        for beat in played.story.beats
        if isinstance(beat.at, Silence) and beat.id not in played.beats and beat.at.silence > waited
    ]
    timers = played.story.timers
    left = max(Decimal(0), (played.promised or Decimal(0)) - waited)
    return Waiting(int(waited), amber_of(timers), timers.red, int(left), float(min(to_come)) if to_come else None)


def _actions(played: Played) -> tuple[Action, ...]:
    story, done = played.story, {deed.do for deed in played.deeds}
    wanted = wants_consent(story)
    return tuple(
        Action(
            name,
            DEEDS.get(name, Text(name, name)),
            limit_of(story, name),
            keeper_of(story.desk.authority, name),
            name in wanted or limit_of(story, name) is not None,
            name in done,
        )
        for name in story.desk.actions
    )


def _missed(run: Run, played: Played) -> tuple[Missed, ...]:
    """Return the facts that the last turn lacked, with the need that asks for them."""
    if not played.steps:
        return ()
    step = played.steps[-1]
    names = dict.fromkeys(name for effect in step.effects if effect.quality for name in effect.quality.missing)
    if not names:
        return ()
    claimed = set(FactClaim.objects.filter(run=run, turn=step.number).values_list("concept", flat=True))
    return tuple(
        Missed(step.number, name, next(need.words for need in played.story.needs if need.concept == name), name in claimed)
        for name in names
    )
