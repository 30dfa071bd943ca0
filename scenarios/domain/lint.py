"""What is wrong with a scenario beyond its shape, as (key, reason): words, conditions, patterns, and how it plays."""

from collections.abc import Iterator

from lib.bilingual import Language
from scenarios.domain import agents
from scenarios.domain.clauses import asserted
from scenarios.domain.deeds import DEEDS
from scenarios.domain.engine import replay
from scenarios.domain.exploring import unreached
from scenarios.domain.logs import unknown_actions
from scenarios.domain.run import Run
from scenarios.domain.soundness import Finding, unsound
from scenarios.domain.story import Rehearsal, Story

LANGUAGES: tuple[Language, ...] = ("zh", "en")


def lint(story: Story) -> tuple[Finding, ...]:
    """Return every finding; a scenario is played only when its words are sound."""
    words = (*unsound(story), *_deeds(story), *_ends(story), *_desk(story), *_rehearsed(story))
    return words or (*_faulty_models(story), *_plays(story), *_reach(story))


def _deeds(story: Story) -> Iterator[Finding]:
    for index, need in enumerate(story.needs):
        for key, names in (("any_actions", need.any_actions), ("all_actions", need.all_actions)):
            for name in names:
                if name not in story.desk.actions:
                    yield f"needs[{index}].{key}", f"is not among desk.actions: {name}"


def _ends(story: Story) -> Iterator[Finding]:
    if not story.ends.good:
        yield "ends.good", "must name at least one ending"
    listed = [*story.ends.good, *story.ends.ok, *story.ends.bad]
    for name in dict.fromkeys(listed):
        if listed.count(name) > 1:
            yield "ends", f"names an ending twice: {name}"


def _desk(story: Story) -> Iterator[Finding]:
    for index, name in enumerate(story.desk.actions):
        if name not in DEEDS:
            yield f"desk.actions[{index}]", f"is no desk action that we know: {name}; known: {', '.join(DEEDS)}"
    for key in story.desk.authority:
        if key.removesuffix("_max") not in story.desk.actions and key != "coupon_max":
            yield f"desk.authority.{key}", "is about no action of this desk"


def _rehearsed(story: Story) -> Iterator[Finding]:
    for key, run, wanted in (("runs.model", story.runs.model, "good"), ("runs.bad", story.runs.bad, "bad")):
        if run is None:
            yield key, "is missing: every scenario plays its own test"
            continue
        if run.expect != wanted:
            yield f"{key}.expect", f"must be {wanted}"
        for name in unknown_actions(story, run.log):
            yield f"{key}.log", f"does what this desk does not offer: {name}"
        for index, turn in enumerate(run.log):
            if index and turn.at < run.log[index - 1].at:
                yield f"{key}.log[{index}].at", "must not be earlier than the turn before it"


def _faulty_models(story: Story) -> Iterator[Finding]:
    """Find faults that fire on a line of the model run or a model line: they would punish what we teach."""
    log = story.runs.model.log if story.runs.model else ()
    for language in LANGUAGES:
        lines = [(f"runs.model.log[{n}].text", turn.said(language)) for n, turn in enumerate(log)]
        lines += [(f"model_lines[{n}].{language}", model.line.get(language)) for n, model in enumerate(story.model_lines)]
        for key, text in lines:
            yield from ((key, f"fires the fault {name} ({language}): {clause}") for name, clause in _fired(story, text))


def _fired(story: Story, text: str) -> Iterator[tuple[str, str]]:
    found = ((name, asserted(patterns, text)) for name, patterns in story.faults.items())
    return ((name, clause) for name, clause in found if clause)


def _plays(story: Story) -> Iterator[Finding]:
    """Play model and bad in both languages, then the scripted agents: the model must beat them all."""
    for language in LANGUAGES:
        for key, rehearsal in (("runs.model", story.runs.model), ("runs.bad", story.runs.bad)):
            if rehearsal is not None:
                yield from _ending(story, key, rehearsal, language)
    model = replay(story, story.runs.model.log) if story.runs.model else None
    for name, make in (("script reader", agents.script_reader), ("defensive agent", agents.defensive)):
        other = replay(story, make(story))
        if _rank(other) > 0:
            yield "ends", f"the {name} comes to {other.ending}, of class {other.ending_class}; only good work may end good or ok"
        if model is not None and model.csat is not None and other.csat is not None and other.csat >= model.csat:
            yield "runs.model", f"the {name} leaves the customer as satisfied as the model run does"
    decent = replay(story, agents.heard(story))
    if model is not None and _rank(decent) > _rank(model):
        yield "runs.model", f"a plain HEARD agent does better ({decent.ending})"


def _ending(story: Story, key: str, rehearsal: Rehearsal, language: Language) -> Iterator[Finding]:
    run = replay(story, rehearsal.log, language)
    listed = {*story.ends.good, *story.ends.ok, *story.ends.bad}
    if run.ending is None:
        yield key, f"comes to no ending ({language})"
    elif run.ending_class != rehearsal.expect:
        yield key, f"ends {run.ending}, of class {run.ending_class}, not {rehearsal.expect} ({language})"
    elif run.ending not in listed:
        yield "ends", f"does not list the ending {run.ending}"


def _rank(run: Run) -> int:
    return {"good": 2, "ok": 1}.get(run.ending_class or "", 0)


def _reach(story: Story) -> Iterator[Finding]:
    told = tuple(run.log for run in (story.runs.model, story.runs.bad) if run is not None)
    for name in unreached(story, told):
        index = next(n for n, beat in enumerate(story.beats) if beat.id == name)
        yield f"beats[{index}]", f"can never be said: {name}"
