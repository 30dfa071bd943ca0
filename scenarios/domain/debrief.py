"""Looking back on a run: where it turned, what would have been, what each turn did and what one could have said."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from lib.bilingual import Text
from scenarios.domain.engine import replay
from scenarios.domain.run import Run, Step
from scenarios.domain.state import State
from scenarios.domain.story import Story
from scenarios.domain.turns import Turn

NOTED = Decimal(1)
"""A silence that cost less than a point of patience is not told."""
NOTED_EARLIER = Decimal(2)
MOST_EFFECTS = 3
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Turning:
    """The turn that mattered most. `as_it_was`: anger after `told_at`; `otherwise`: had it been `earlier` by a turn, or `unsaid`."""

    step: Step
    worse: bool
    told_at: int
    as_it_was: Decimal
    otherwise: Decimal
    how: Literal["earlier", "unsaid"]

    @property
    def matters(self) -> bool:
        """Tell whether it would have made a difference worth a sentence."""
        return self.as_it_was - self.otherwise >= NOTED_EARLIER


@dataclass(frozen=True, slots=True)
class Shift:
    """One figure before and after a turn."""

    name: str
    before: int
    after: int

    @property
    def good(self) -> bool:
        """Tell whether the change is for the better."""
        return (self.after < self.before) is (self.name in ("A", "X"))


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a turn did what it did, by code; `what` is a move, fault, need or figure, `amount` its size."""

    code: str
    what: str = ""
    amount: int = 0


def turning_of(run: Run) -> Turning | None:
    """Return where a run turned: the greatest relief of one that ended well, the greatest strain of another."""
    if not run.steps:
        return None
    worse = run.ending_class not in ("good", "ok")
    step = max(run.steps, key=lambda one: (_strain(one) if worse else -_strain(one), -one.number))
    log = [one.turn for one in run.steps]
    if worse:
        kept = [turn for turn in log if turn is not step.turn]
        told = min(step.number, len(kept))
        told_at = min(step.number + 1, len(log))
        return Turning(step, worse, told_at, run.steps[told_at - 1].state.A, _anger(run, kept, told), "unsaid")
    return Turning(step, worse, step.number, step.state.A, _anger(run, _earlier(log, step.number - 1), step.number), "earlier")


def shifts_of(step: Step, names: Sequence[str]) -> tuple[Shift, ...]:
    """Return the figures that a turn moved by a point or more, the greatest first, at most three."""
    found = [Shift(name, round(getattr(step.before, name)), round(getattr(step.state, name))) for name in names]
    moved = [shift for shift in found if shift.before != shift.after]
    return tuple(sorted(moved, key=lambda shift: -abs(shift.after - shift.before))[:MOST_EFFECTS])


def reasons_of(step: Step) -> tuple[Reason, ...]:
    """Return why, in the order of what happened."""
    found: list[Reason] = []
    for effect in step.effects:
        if effect.cause == "silence":
            if -effect.change.P >= NOTED:
                found.append(Reason("silence", amount=int(step.waited)))
        elif effect.cause in ("mere-talk", "debt"):
            found.append(Reason(effect.cause))
        elif effect.cause.startswith("fault:"):
            found.append(Reason("fault", effect.cause[6:]))
        elif effect.cause.startswith("need:"):
            found.append(Reason("met", effect.cause[5:]))
        else:
            if effect.quality and effect.quality.value < 1 and effect.quality.reason != "given":
                found.append(Reason(effect.quality.reason, effect.cause))
            found += [Reason(code, effect.cause) for code in effect.reasons]
    found += [Reason("missed", need) for need in step.missed]
    return tuple(dict.fromkeys(found))


def went_wrong(step: Step) -> bool:
    """Tell whether a turn deserves a better line beside it."""
    weak = any(effect.quality is not None and effect.quality.value < 1 for effect in step.effects)
    harmful = any(
        reason in effect.reasons for effect in step.effects for reason in ("disliked", "excuse", "third-sorry", "upsell-too-early")
    )
    return bool(step.faults) or weak or harmful or _strain(step) > 0


def better_line(story: Story, step: Step, missed: Collection[str]) -> Text | None:
    """Return what a good answer would have been: for a need still open, else the model run's line of that turn."""
    open_moves = [move for need in story.needs if need.id not in step.needs and need.id not in missed for move in need.any_moves]
    for move in open_moves:
        for model in story.model_lines:
            if model.move == move:
                return model.line
    log = story.runs.model.log if story.runs.model else ()
    if not log:
        return story.model_lines[0].line if story.model_lines else None
    text = log[min(step.number, len(log)) - 1].text
    return text if isinstance(text, Text) else None


def _strain(step: Step) -> Decimal:
    return _tension(step.state) - _tension(step.before)


def _tension(state: State) -> Decimal:
    return state.A - state.T + _HALF * (state.X - state.P - state.I)


def _earlier(log: Sequence[Turn], index: int) -> list[Turn]:
    """Swap a turn with the one before it; each keeps the other's time."""
    turns = list(log)
    if index > 0:
        first, second = turns[index - 1], turns[index]
        turns[index - 1], turns[index] = replace(second, at=first.at), replace(first, at=second.at)
    return turns


def _anger(run: Run, log: Sequence[Turn], after: int) -> Decimal:
    """Return the anger after so many turns of another log."""
    steps = replay(run.story, log, run.language).steps[:after]
    return steps[-1].state.A if steps else run.steps[0].before.A
