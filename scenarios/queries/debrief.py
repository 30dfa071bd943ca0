"""The debrief as a page shows it."""

from dataclasses import dataclass

from lib.bilingual import Text
from scenarios.domain.curve import NARROW, WIDE, Curve, curve_of
from scenarios.domain.debrief import Reason, Shift, Turning, better_line, reasons_of, shifts_of, turning_of, went_wrong
from scenarios.domain.deeds import DEEDS
from scenarios.domain.move_words import MOVE_WORDS
from scenarios.domain.run import Run as Played
from scenarios.domain.run import Step
from scenarios.domain.run_words import FAULT_WORDS, HARD_FAIL_WORDS, QUALITY_WORDS, REASON_WORDS
from scenarios.models import FactClaim, Run, Suspicion
from scenarios.queries.replays import replay_of

_FINE = Text("动作和话都到位。", "Moves and words both land.")


@dataclass(frozen=True, slots=True)
class TurnView:
    """One turn: what was said, what it was, why it did what it did, what one could have said."""

    number: int
    second: int
    text: str
    moves: tuple[Text, ...]
    deeds: tuple[Text, ...]
    faults: tuple[Text, ...]
    answers: tuple[Text, ...]
    reasons: tuple[Text, ...]
    shifts: tuple[Shift, ...]
    better: Text | None
    turning: bool
    worse: bool
    missed: tuple[str, ...]
    claimed: tuple[str, ...]
    suspicions: tuple[Suspicion, ...]


@dataclass(frozen=True, slots=True)
class NeedView:
    """One need and what became of it: met, missed or open."""

    words: Text
    state: str


@dataclass(frozen=True, slots=True)
class Row:
    """The figures after a turn, whole; turn 0 is the beginning."""

    number: int
    second: int
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Debrief:
    """Everything on the page."""

    run: Run
    played: Played
    turning: Turning | None
    turns: tuple[TurnView, ...]
    needs: tuple[NeedView, ...]
    wide: Curve
    narrow: Curve

    @property
    def names(self) -> tuple[str, ...]:
        """Return the figures that count here: intent only before a sale."""
        return ("A", "T", "X", "P", "I") if self.played.story.selling else ("A", "T", "X", "P")

    @property
    def table(self) -> tuple[Row, ...]:
        """Return the curve as rows."""
        steps = self.played.steps
        first = ((0, 0, steps[0].before),) if steps else ()
        rows = (*first, *((step.number, int(step.turn.at), step.state) for step in steps))
        return tuple(Row(number, second, tuple(round(getattr(state, name)) for name in self.names)) for number, second, state in rows)


def debrief_of(run: Run) -> Debrief:
    """Replay a run and look back on it."""
    played = replay_of(run)
    turning = turning_of(played)
    turned = turning.step.number if turning else None
    suspicions, claims = list(run.suspicions.order_by("turn", "code")), list(FactClaim.objects.filter(run=run))
    return Debrief(
        run=run,
        played=played,
        turning=turning,
        turns=tuple(_turn(played, step, turning, suspicions, claims) for step in played.steps),
        needs=tuple(
            NeedView(need.words, "met" if need.id in played.met else "missed" if need.id in played.missed else "open")
            for need in played.story.needs
        ),
        wide=curve_of(played, WIDE, turned),
        narrow=curve_of(played, NARROW, turned),
    )


def _turn(played: Played, step: Step, turning: Turning | None, suspicions: list[Suspicion], claims: list[FactClaim]) -> TurnView:
    names = ("A", "T", "X", "P", "I") if played.story.selling else ("A", "T", "X", "P")
    lines = (*step.asides, *((step.line,) if step.line else ()))
    return TurnView(
        number=step.number,
        second=int(step.turn.at),
        text=step.text,
        moves=tuple(MOVE_WORDS[move].label for move in step.turn.moves),
        deeds=tuple(DEEDS[deed.do] for deed in step.turn.actions if deed.do in DEEDS),
        faults=tuple(words for name, words in FAULT_WORDS.items() if name in step.faults),
        answers=tuple(line.text for line in lines),
        reasons=tuple(_worded(played, reason) for reason in reasons_of(step)) or (_FINE,),
        shifts=shifts_of(step, names),
        better=better_line(played.story, step, _late_by(played, step)) if went_wrong(step) else None,
        turning=turning is not None and turning.step.number == step.number,
        worse=turning is not None and turning.worse,
        missed=tuple(dict.fromkeys(name for effect in step.effects if effect.quality for name in effect.quality.missing)),
        claimed=tuple(claim.concept for claim in claims if claim.turn == step.number),
        suspicions=tuple(each for each in suspicions if each.turn == step.number),
    )


def _late_by(played: Played, step: Step) -> frozenset[str]:
    return frozenset(need for earlier in played.steps[: step.number] for need in earlier.missed)


def _worded(played: Played, reason: Reason) -> Text:
    if reason.code == "silence":
        return Text(f"等了 {reason.amount} 秒，耐心在掉。", f"After {reason.amount} seconds of silence, patience wears away.")
    if reason.code == "mere-talk":
        return Text("这一轮只说了话，没有推进事情，耗耐心。", "Talk that moved nothing on, which costs patience.")
    if reason.code == "debt":
        return Text("说过头的承诺，到收尾时要还。", "A promise too far comes due at the close.")
    if reason.code == "fault":
        fault = next(words for name, words in FAULT_WORDS.items() if name == reason.what)
        return Text(f"触发了“{fault.zh}”。", f"It counts as a fault: {fault.en}.")
    if reason.code in ("met", "missed"):
        return _need(played, reason)
    words = {**QUALITY_WORDS, **REASON_WORDS}[reason.code]
    label = next(move.label for name, move in MOVE_WORDS.items() if name == reason.what)
    return Text(f"{label.zh}：{words.zh}", f"{label.en}: {words.en}")


def _need(played: Played, reason: Reason) -> Text:
    words = next(need.words for need in played.story.needs if need.id == reason.what)
    if reason.code == "met":
        return Text(f"做到了：{words.zh}。", f"Done: {words.en}.")
    return Text(f"错过了时机：{words.zh}。", f"Too late for: {words.en}.")


def code_words(code: str) -> Text:
    """Return a red line in words."""
    return next((words for name, words in HARD_FAIL_WORDS.items() if name == code), Text(code, code))
