"""A turn in the making: the figures that the rules change one after the other before a new run is made."""

from dataclasses import dataclass, field, replace
from decimal import Decimal

from scenarios.domain.needs import consent_holds
from scenarios.domain.quality import HALF, Quality
from scenarios.domain.redlines import Suspected
from scenarios.domain.run import Effect, Line, Run, Step
from scenarios.domain.state import Change, State
from scenarios.domain.turns import Deed, Turn


@dataclass(slots=True)
class Draft:
    """Lives inside one call of `engine.advance` only."""

    run: Run
    turn: Turn
    number: int
    text: str
    waited: Decimal
    state: State
    moved: list[str]
    solid: set[str]
    faults: list[str]
    deviations: int
    debts: int
    met: set[str]
    missed: set[str]
    deeds: tuple[Deed, ...]
    worths: list[tuple[str, Quality]] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)
    asides: list[Line] = field(default_factory=list)
    concepts: frozenset[str] = frozenset()
    line: Line | None = None

    @classmethod
    def of(cls, run: Run, turn: Turn) -> "Draft":
        """Start from where the run stands; consent that cannot have been given yet is not believed."""
        return cls(
            run=run,
            turn=turn,
            number=len(run.steps) + 1,
            text=turn.said(run.language),
            waited=max(Decimal(0), turn.at - run.shown_at),
            state=run.state,
            moved=list(run.moved),
            solid=set(run.solid),
            faults=list(run.faults),
            deviations=run.deviations,
            debts=run.debts,
            met=set(run.met),
            missed=set(run.missed),
            deeds=tuple(replace(deed, consent=consent_holds(deed, consentable=run.consentable)) for deed in turn.actions),
        )

    @property
    def heard(self) -> tuple[Line, ...]:
        """Return what the customer has said before this turn."""
        return (*self.run.lines, *self.asides)

    def apply(self, cause: str, change: Change, *, quality: Quality | None = None, reasons: tuple[str, ...] = ()) -> None:
        """Change the figures and remember what they really moved by."""
        before, self.state = self.state, self.state.after(change)
        real = Change(*(getattr(self.state, name) - getattr(before, name) for name in ("T", "A", "X", "P", "I")))
        if quality is not None or real != Change() or not cause.startswith("silence"):
            self.effects.append(Effect(cause, real, quality, reasons))

    def use(self, move: str, worth: Quality) -> None:
        """Count a move, and as solid when it was good enough for needs and must-haves."""
        self.moved.append(move)
        self.worths.append((move, worth))
        if worth.value >= HALF:
            self.solid.add(move)

    def step(self, suspected: tuple[Suspected, ...]) -> Step:
        """Return the record of this turn."""
        return Step(
            number=self.number,
            turn=self.turn,
            text=self.text,
            waited=self.waited,
            before=self.run.state,
            state=self.state,
            effects=tuple(self.effects),
            met=tuple(need.id for need in self.run.story.needs if need.id in self.met - self.run.met),
            missed=tuple(need.id for need in self.run.story.needs if need.id in self.missed - self.run.missed),
            needs=tuple(need.id for need in self.run.story.needs if need.id in self.met),
            asides=tuple(self.asides),
            line=self.line,
            suspected=suspected,
        )
