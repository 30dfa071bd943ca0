"""A run is a value: where the conversation stands and every step that led there."""

from dataclasses import dataclass
from decimal import Decimal

from lib.bilingual import Language, Text
from scenarios.domain.clocks import Clocks, Gap
from scenarios.domain.quality import Quality
from scenarios.domain.redlines import Suspected
from scenarios.domain.state import Change, State
from scenarios.domain.story import Story
from scenarios.domain.turns import Deed, Turn
from scenarios.domain.words import EndingClass, EndingName

MODEL = "1.0"
"""The version of the customer model; it stands on every run."""


@dataclass(frozen=True, slots=True)
class Line:
    """Something the customer said and when it was shown."""

    beat: str
    text: Text
    at: Decimal


@dataclass(frozen=True, slots=True)
class Effect:
    """What one thing did: a move with its quality, a fault, a silence, a need that was met."""

    cause: str
    change: Change
    quality: Quality | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One turn with everything it did."""

    number: int
    turn: Turn
    text: str
    waited: Decimal
    before: State
    state: State
    effects: tuple[Effect, ...]
    met: tuple[str, ...]
    missed: tuple[str, ...]
    needs: tuple[str, ...]
    """All needs met by the end of this turn, in the file's order."""
    asides: tuple[Line, ...]
    """What the customer said by himself while waiting for this turn."""
    line: Line | None
    suspected: tuple[Suspected, ...]

    @property
    def faults(self) -> tuple[str, ...]:
        """Return the faults of this turn."""
        return tuple(effect.cause[6:] for effect in self.effects if effect.cause.startswith("fault:"))


@dataclass(frozen=True, slots=True)
class Run:
    """A conversation so far. `shown_at` is when the customer's last answer was shown."""

    story: Story
    language: Language
    opening: tuple[Line, ...]
    state: State
    at: Decimal = Decimal(0)
    shown_at: Decimal = Decimal(0)
    allowance: Decimal = Decimal(0)
    promised: Decimal | None = None
    moved: tuple[str, ...] = ()
    solid: frozenset[str] = frozenset()
    """Moves used with quality of a half or more."""
    faults: tuple[str, ...] = ()
    deviations: int = 0
    debts: int = 0
    met: frozenset[str] = frozenset()
    missed: frozenset[str] = frozenset()
    deeds: tuple[Deed, ...] = ()
    beats: frozenset[str] = frozenset()
    gaps: tuple[Gap, ...] = ()
    steps: tuple[Step, ...] = ()
    ending: EndingName | None = None
    clocks: Clocks | None = None
    csat: Decimal | None = None

    @property
    def ending_class(self) -> EndingClass | None:
        """Return good, ok or bad once it has ended."""
        return self.story.ends.class_of(self.ending) if self.ending else None

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return everything the customer said, in order."""
        later = (line for step in self.steps for line in (*step.asides, *((step.line,) if step.line else ())))
        return (*self.opening, *later)

    @property
    def consentable(self) -> bool:
        """Tell whether options were laid out or confirmed well enough, so that consent can have been given."""
        return bool(self.solid & {"options", "confirm"})
