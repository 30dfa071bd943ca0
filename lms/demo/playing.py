"""Playing a scenario's own rehearsals at an instant of the past, as somebody's run."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal

from people.models import User
from scenarios.domain.submission import Submission
from scenarios.domain.turns import Turn
from scenarios.models import Run, Scenario
from scenarios.queries.published import story_of
from scenarios.services import runs


def play(person: User, scenario: str, at: datetime, *, run: Literal["model", "bad"], said_last: str = "") -> Run | None:
    """Play a rehearsal turn by turn; `said_last` replaces the last line, or is left out. None if it is not published."""
    slot = Scenario.objects.select_related("current").filter(slug=scenario, current__isnull=False).first()
    if slot is None or slot.current is None:
        return None
    rehearsals = story_of(slot.current).runs
    rehearsal = rehearsals.model if run == "model" else rehearsals.bad
    if rehearsal is None:
        return None
    begun = runs.start(person_id=person.pk, scenario_slug=scenario, language="zh", by=person.actor, at=at)
    for number, turn in enumerate(_told(rehearsal.log, said_last)):
        begun.refresh_from_db()
        if begun.is_open:
            _say(person, begun, turn, number, at)
    begun.refresh_from_db()
    if begun.is_open:
        runs.leave(run_id=begun.pk, person_id=person.pk, by=person.actor, at=at + timedelta(minutes=15))
    return begun


def _told(log: Sequence[Turn], said_last: str) -> Sequence[Turn]:
    if not said_last:
        return log
    return (*log[:-1], replace(log[-1], text=f"{said_last}{log[-1].said('zh')}"))


def _say(person: User, run: Run, turn: Turn, number: int, at: datetime) -> None:
    sent = Submission(
        moves=turn.moves, text=turn.said("zh"), hold_s=None if turn.hold_s is None else int(turn.hold_s), actions=turn.actions
    )
    said_at = at + timedelta(seconds=float(turn.at))
    runs.say(run_id=run.pk, person_id=person.pk, key=f"demo-{run.pk}-{number}", sent=sent, by=person.actor, at=said_at)
