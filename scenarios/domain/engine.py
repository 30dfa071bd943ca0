"""The transition: a run and a turn give the next run; a replay is a fold over the log.

Order within a turn: the silence before it, its chips in tapped order, its faults, its needs, mere talk, debts at
close, the customer's line, the ending. State is rounded after each (rp/1).
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import reduce

from lib.bilingual import Language
from scenarios.domain import beats as lines
from scenarios.domain.appraisal import Situation, appraise
from scenarios.domain.clauses import asserted
from scenarios.domain.clocks import Gap, clocks_of
from scenarios.domain.customers import TYPES, CustomerType, opening_state
from scenarios.domain.draft import Draft
from scenarios.domain.endings import FIRST_TURN, Moment, csat, ending_of, musts_used
from scenarios.domain.faults import DEBT_AT_CLOSE, DEBTS, DEVIATIONS, FAULTS
from scenarios.domain.moves import ACKNOWLEDGES, MOVES, NOT_MERE_TALK
from scenarios.domain.needs import Standing, is_late, is_met, wanted_of
from scenarios.domain.quality import HALF, Quality, Said, concept_found, quality
from scenarios.domain.redlines import suspected
from scenarios.domain.reply import reply_delay
from scenarios.domain.run import Line, Run
from scenarios.domain.silence import TIMED_HOLD, UNTIMED_HOLD, silence
from scenarios.domain.state import Change
from scenarios.domain.story import Story
from scenarios.domain.turns import Turn

NEED_RAISES_INTENT = Decimal(8)
MERE_TALK = Decimal("1.5")


def begin(story: Story, language: Language = "zh") -> Run:
    """Open the conversation: what is said at the start is shown at second 0."""
    kind = TYPES[story.customer.type]
    opening = tuple(Line(beat.id, beat.line, Decimal(0)) for beat in lines.opening(story.beats))
    state = opening_state(kind, story.customer.severity, selling=story.selling)
    return Run(story, language, opening, state, beats=frozenset(line.beat for line in opening))


def replay(story: Story, log: Iterable[Turn], language: Language = "zh") -> Run:
    """Rebuild a run from what was done in it; same story, language and log give the same run."""
    return reduce(advance, log, begin(story, language))


def advance(run: Run, turn: Turn) -> Run:
    """Take one turn; a run that has ended stays as it is."""
    if run.ending:
        return run
    draft = Draft.of(run, turn)
    _wait(draft)
    _move(draft)
    _fault(draft)
    _meet(draft)
    _talk(draft)
    _pay_debts(draft)
    _answer(draft)
    return _finish(draft)


def standing(run: Run) -> lines.History:
    """Return the facts for conditions while the customer waits."""
    return lines.History(run.state, len(run.steps), Decimal(0), run.met, run.moved, (), run.faults)


def _kind(run: Run) -> CustomerType:
    return TYPES[run.story.customer.type]


def _wait(draft: Draft) -> None:
    """Say what is said during the wait, then let the silence tell, once."""
    run = draft.run
    for beat, second in lines.impatient_beats(run.story.beats, run.beats, draft.waited, _history(draft, before=True)):
        draft.asides.append(Line(beat.id, beat.line, run.shown_at + second))
    draft.apply("silence", silence(run.state, _kind(run), draft.waited, run.allowance))


def _move(draft: Draft) -> None:
    story, turn = draft.run.story, draft.turn
    draft.concepts = frozenset(name for name, groups in story.concepts.items() if concept_found(groups, draft.text))
    said = Said(draft.text, tuple(step.text for step in draft.run.steps if step.text), tuple(line.text for line in draft.heard))
    for name in turn.moves:
        worth = _worth(draft, name, said)
        found = appraise(MOVES[name], worth.value, _situation(draft, name))
        draft.apply(name, found.change, quality=worth, reasons=found.reasons)
        draft.use(name, worth)


def _worth(draft: Draft, move: str, said: Said) -> Quality:
    wanted = wanted_of(draft.run.story.needs, move, draft.met, draft.number, draft.turn.at)
    return quality(move, said, wanted, draft.concepts, draft.turn.quality.get(move))


def _situation(draft: Draft, move: str) -> Situation:
    customer = draft.run.story.customer
    return Situation(
        state=draft.state,
        kind=_kind(draft.run),
        severity=customer.severity,
        firm_fault=customer.firm_fault is True,
        selling=draft.run.story.selling,
        acknowledged=bool(draft.solid & ACKNOWLEDGES),
        needs_open=any(need.id not in draft.met for need in draft.run.story.needs),
        earlier_uses=draft.moved.count(move),
        offer=_offer(customer.expected, draft.turn),
    )


def _offer(expected: Decimal | None, turn: Turn) -> Decimal | None:
    if not expected:
        return None
    return sum((deed.amount for deed in turn.actions), Decimal(0)) / expected


def _fault(draft: Draft) -> None:
    """Add the faults that the turn carries and those that the scenario's patterns find, each once."""
    found = [name for name, patterns in draft.run.story.faults.items() if asserted(patterns, draft.text)]
    for name in dict.fromkeys((*draft.turn.faults, *found)):
        draft.apply(f"fault:{name}", FAULTS[name])  # type: ignore[index]  # the checker holds names to the list
        draft.faults.append(name)
        draft.deviations += name in DEVIATIONS
        draft.debts += name in DEBTS


def _meet(draft: Draft) -> None:
    """Mark needs met, and missed where their time has passed. `after` looks at earlier turns only."""
    run, turn = draft.run, draft.turn
    now = Standing(
        turn=draft.number,
        at=turn.at,
        moves=tuple((move, worth.value) for move, worth in draft.worths),
        deeds=(*run.deeds, *draft.deeds),
        concepts=draft.concepts,
        met=run.met,
        missed=run.missed,
    )
    for need in run.story.needs:
        if need.id in run.met:
            continue
        if is_met(need, now):
            draft.met.add(need.id)
            draft.apply(f"need:{need.id}", Change(I=NEED_RAISES_INTENT if run.story.selling else Decimal(0)))
        elif is_late(need, draft.number, turn.at):
            draft.missed.add(need.id)


def _talk(draft: Draft) -> None:
    """Talk that neither does nor meets anything costs patience (rule 6); a desk action is not talk."""
    turn = draft.turn
    advanced = draft.met - draft.run.met
    if not advanced and not turn.actions and not NOT_MERE_TALK.intersection(turn.moves):
        draft.apply("mere-talk", Change(P=-MERE_TALK * _kind(draft.run).wait))


def _pay_debts(draft: Draft) -> None:
    """Promises come due at close (rule 7)."""
    if "close" in draft.turn.moves and draft.number >= FIRST_TURN:
        for _ in range(draft.debts):
            draft.apply("debt", DEBT_AT_CLOSE)
            draft.deviations += 1


def _answer(draft: Draft) -> None:
    run = draft.run
    said = run.beats | {line.beat for line in draft.asides}
    beat = lines.next_beat(run.story.beats, said, _history(draft, before=False))
    if beat is not None:
        draft.line = Line(beat.id, beat.line, draft.turn.at + reply_delay(beat.line, run.language))


def _history(draft: Draft, *, before: bool) -> lines.History:
    """Facts for conditions: before the turn (while waiting) or after it."""
    last = draft.heard[-1].at if draft.heard else Decimal(0)
    wait = draft.waited if before else max(Decimal(0), draft.turn.at - last)
    now: Sequence[str] = () if before else (*draft.turn.moves, *draft.faults[len(draft.run.faults) :])
    return lines.History(draft.state, draft.number - before, wait, draft.met, draft.moved, now, draft.faults)


def _finish(draft: Draft) -> Run:
    run, turn, story = draft.run, draft.turn, draft.run.story
    ending = ending_of(
        Moment(
            turn=draft.number,
            state=draft.state,
            voice=_kind(run).voice if story.customer.voice is None else story.customer.voice,
            deviations=draft.deviations,
            escalated=any(move == "escalate" and worth.value >= HALF for move, worth in draft.worths),
            boundaries=draft.moved.count("boundary"),
            closed="close" in turn.moves,
            selling=story.selling,
            needs_met=all(need.id in draft.met for need in story.needs),
            musts_used=musts_used(_kind(run).must, frozenset(draft.solid)),
        ),
    )
    gaps = (*run.gaps, Gap(draft.waited, run.promised))
    hold = "hold" in turn.moves
    return replace(
        run,
        state=draft.state,
        at=turn.at,
        shown_at=draft.line.at if draft.line else turn.at,
        allowance=(TIMED_HOLD if turn.hold_s else UNTIMED_HOLD) if hold else Decimal(0),
        promised=turn.hold_s if hold else None,
        moved=tuple(draft.moved),
        solid=frozenset(draft.solid),
        faults=tuple(draft.faults),
        deviations=draft.deviations,
        debts=draft.debts,
        met=frozenset(draft.met),
        missed=frozenset(draft.missed),
        deeds=(*run.deeds, *draft.deeds),
        beats=run.beats | {line.beat for line in (*draft.asides, *((draft.line,) if draft.line else ()))},
        gaps=gaps,
        steps=(*run.steps, draft.step(suspected(draft.text))),
        ending=ending,
        clocks=clocks_of(gaps, story.timers, turn.at),
        csat=csat(draft.state, ending) if ending else None,
    )
