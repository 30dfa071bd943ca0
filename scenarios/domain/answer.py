"""A run as plain data: the answer of `play_scenario --json`, exactly as `rp1.md` lists it."""

from decimal import Decimal

from scenarios.domain.clocks import Clocks
from scenarios.domain.run import MODEL, Line, Run, Step


def answer(run: Run, version: str) -> dict[str, object]:
    """Return the answer; `ending`, `class` and `csat` are null while the conversation is open."""
    return {
        "scenario": run.story.id,
        "version": version,
        "model": MODEL,
        "turns": [_turn(step) for step in run.steps],
        "clocks": _clocks(run.clocks),
        "ending": run.ending,
        "class": run.ending_class,
        "csat": None if run.csat is None else float(run.csat),
    }


def _turn(step: Step) -> dict[str, object]:
    state = step.state
    shown: dict[str, object] = {
        "at": _number(step.turn.at),
        **{name: float(getattr(state, name)) for name in ("T", "A", "X", "P", "I")},
        "needs": list(step.needs),
        "beat": step.line.beat if step.line else None,
        "line": _words(step.line) if step.line else None,
        "reply_at": _number(step.line.at) if step.line else None,
    }
    if step.asides:
        shown["silence"] = [{"beat": line.beat, "line": _words(line), "at": _number(line.at)} for line in step.asides]
    return shown


def _words(line: Line) -> dict[str, str]:
    return {"zh": line.text.zh, "en": line.text.en}


def _clocks(clocks: Clocks | None) -> dict[str, object]:
    if clocks is None:
        return {}
    return {
        "first": _number(clocks.first),
        "longest": _number(clocks.longest),
        "mean": _number(clocks.mean),
        "amber": clocks.amber,
        "red": clocks.red,
        "total": _number(clocks.total),
        "score": _number(clocks.score),
    }


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
