"""Hold a conversation: start, take a turn, stop the clock, leave. Every change begins by locking the run's row."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from secrets import token_hex

from django.db import IntegrityError, transaction
from django.db.models import Max

from audit.domain import Actor
from audit.services import write
from lib import shapes
from lib.bilingual import Language
from scenarios.domain import engine
from scenarios.domain.run import MODEL
from scenarios.domain.submission import Submission, turn_of
from scenarios.domain.turns import Turn
from scenarios.models import Pause, Run, RunTurn, Scenario, ScenarioVersion, State
from scenarios.queries.replays import replay_of
from scenarios.services import closing
from scenarios.services.errors import KeyTaken, NotPublished, RunClosed, RunUnknown
from scenarios.services.suspecting import suspect

LONGEST_KEY = 64


@transaction.atomic
def start(*, person_id: int, scenario_slug: str, language: Language, by: Actor, at: datetime) -> Run:
    """Return the person's open run of a scenario, a new one if there is none.

    :raises NotPublished: if there is no such scenario in force
    """
    scenario = Scenario.objects.select_related("current").filter(slug=scenario_slug, current__isnull=False).first()
    if scenario is None or scenario.current is None:
        raise NotPublished(scenario_slug)
    found = Run.objects.open().filter(person_id=person_id, scenario=scenario).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            run = _open(person_id, scenario.current, language, at)
    except IntegrityError:
        return Run.objects.open().get(person_id=person_id, scenario=scenario)
    write(by=by, verb="run.start", subject=run.ref, at=at, details={"scenario": scenario.slug, "number": run.number, "seed": run.seed})
    return run


@transaction.atomic
def say(*, run_id: int, person_id: int, key: str, sent: Submission, by: Actor, at: datetime) -> RunTurn:
    """Take one turn and return it; a repeated key returns the turn that it stands for.

    The server's clock says when: seconds since the start, pauses not counted. An ending closes the run.

    :raises RunUnknown: if there is no such run of this person
    :raises KeyTaken: if the key was used for another turn
    :raises RunClosed: if the conversation is over
    :raises TurnRefused: if the desk does not allow it
    """
    run = _lock(run_id, person_id)
    seen = RunTurn.objects.filter(run=run, client_key=key[:LONGEST_KEY]).first()
    if seen is not None:
        return _same(seen, sent)
    if not run.is_open:
        raise RunClosed(run.ref)
    _go_on(run, at)
    before = replay_of(run)
    turn = turn_of(before, sent, max(before.at, run.elapsed(at)))
    after = engine.advance(before, turn)
    row = RunTurn(run=run, number=len(after.steps), client_key=key[:LONGEST_KEY], entry=shapes.to_json(turn), received_at=at)
    row.save(force_insert=True)
    suspect(run=run, played=after, at=at)
    if after.ending is not None:
        closing.close(run, after, by=by, at=at)
    return row


@transaction.atomic
def pause(*, run_id: int, person_id: int, hidden: bool, at: datetime) -> Run:
    """Stop the clock of a practice run; a paused one stays as it is.

    :raises RunUnknown: if there is no such run of this person
    """
    run = _lock(run_id, person_id)
    if run.is_open and run.paused_at is None:
        Pause.objects.create(run=run, from_at=at, hidden=hidden)
        run.paused_at = at
        run.save(update_fields=["paused_at"])
    return run


@transaction.atomic
def resume(*, run_id: int, person_id: int, hidden: bool, at: datetime) -> Run:
    """Let the clock run again; what was paused by hand stays so until it is resumed by hand.

    :raises RunUnknown: if there is no such run of this person
    """
    run = _lock(run_id, person_id)
    by_hand = run.pauses.filter(until_at=None, hidden=False).exists()
    if run.is_open and not (hidden and by_hand):
        _go_on(run, at)
    return run


@transaction.atomic
def leave(*, run_id: int, person_id: int, by: Actor, at: datetime) -> Run:
    """End a conversation that has come to no ending; it counts as a bad one. A repeat returns what is there.

    :raises RunUnknown: if there is no such run of this person
    """
    run = _lock(run_id, person_id)
    if run.is_open:
        _go_on(run, at)
        run.state, run.ended_at, run.ending, run.ending_class = State.LEFT, at, "left", "bad"
        run.save(update_fields=["state", "ended_at", "ending", "ending_class"])
        write(by=by, verb="run.leave", subject=run.ref, at=at)
    return run


def _open(person_id: int, version: ScenarioVersion, language: Language, at: datetime) -> Run:
    last = Run.objects.filter(person_id=person_id, scenario_id=version.scenario_id).aggregate(last=Max("number"))["last"] or 0
    return Run.objects.create(
        person_id=person_id,
        scenario_id=version.scenario_id,
        version=version,
        number=last + 1,
        seed=token_hex(8),
        model=MODEL,
        language=language,
        started_at=at,
    )


def _lock(run_id: int, person_id: int) -> Run:
    rows = Run.objects.select_for_update(of=("self",)).select_related("version", "scenario__step")
    run = rows.filter(pk=run_id, person_id=person_id).first()
    if run is None:
        raise RunUnknown(str(run_id))
    return run


def _go_on(run: Run, at: datetime) -> None:
    if run.paused_at is None:
        return
    Pause.objects.filter(run=run, until_at=None).update(until_at=max(at, run.paused_at))
    stood = Decimal(str(max(0.0, (at - run.paused_at).total_seconds()))).quantize(Decimal("0.001"))
    run.paused_s, run.paused_at = run.paused_s + stood, None
    run.save(update_fields=["paused_s", "paused_at"])


def _same(seen: RunTurn, sent: Submission) -> RunTurn:
    held = shapes.from_json(seen.entry, Turn)
    said = replace(held, at=Decimal(0))
    asked = Turn(
        at=Decimal(0),
        moves=tuple(dict.fromkeys(sent.moves)),  # type: ignore[arg-type]  # compared, not used
        text=sent.text.strip() or None,
        hold_s=None if sent.hold_s is None or "hold" not in sent.moves else Decimal(sent.hold_s),
        actions=tuple(sent.actions),
    )
    if said != asked:
        raise KeyTaken(seen.client_key)
    return seen
