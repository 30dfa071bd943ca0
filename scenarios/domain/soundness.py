"""What must be right before a scenario can be played at all: ids, needs, conditions, patterns; as (key, reason)."""

import re
from collections.abc import Iterator, Mapping

from scenarios.domain.clauses import compiled
from scenarios.domain.conditions import BadCondition, Condition, parse, questions
from scenarios.domain.story import Story
from scenarios.domain.words import FAULT_NAMES, MOVE_NAMES

Finding = tuple[str, str]
LONGEST_PATTERN = 300


def unsound(story: Story) -> tuple[Finding, ...]:
    """Return what keeps a scenario from being played."""
    if not story.beats:
        return (("beats", "must hold at least one beat"),)
    return (*_ids(story), *_needs(story), *_beats(story), *_patterns(story))


def _ids(story: Story) -> Iterator[Finding]:
    for key, ids in (("beats", [beat.id for beat in story.beats]), ("needs", [need.id for need in story.needs])):
        for index, name in enumerate(ids):
            if name in ids[:index]:
                yield f"{key}[{index}].id", f"stands here twice: {name}"


def _needs(story: Story) -> Iterator[Finding]:
    known = [need.id for need in story.needs]
    for index, need in enumerate(story.needs):
        for earlier in need.after:
            if earlier not in known[:index]:
                yield f"needs[{index}].after", f"must name a need that stands before this one, not {earlier}"
        if need.concept is not None and need.concept not in story.concepts:
            yield f"needs[{index}].concept", f"there is no concept {need.concept}"
        if not (need.any_moves or need.any_actions or need.all_actions or need.concept):
            yield f"needs[{index}]", "says nothing that meets it: any_moves, any_actions, all_actions or concept"
        if need.consent and not (need.any_actions or need.all_actions):
            yield f"needs[{index}].consent", "wants any_actions or all_actions beside it"


def _beats(story: Story) -> Iterator[Finding]:
    if not any(beat.at == "start" for beat in story.beats):
        yield "beats", "no beat opens the conversation: one must have at: start"
    last = story.beats[-1]
    if last.at is not None or last.when != "true" or not last.repeat:
        yield f"beats[{len(story.beats) - 1}]", 'the last beat must be when: "true", repeat: true, so that there is always an answer'
    for index, beat in enumerate(story.beats):
        try:
            condition = parse(beat.when)
        except BadCondition as bad:
            yield f"beats[{index}].when", f"{bad}: {beat.when}"
            continue
        for reason in _unknown(story, condition):
            yield f"beats[{index}].when", reason
        if beat.at is None and beat.when == "true" and beat.repeat and index < len(story.beats) - 1:
            yield f"beats[{index + 1}]", f"can never be said: beat {beat.id} before it always answers"


def _unknown(story: Story, condition: Condition) -> Iterator[str]:
    known: Mapping[str, tuple[str, ...]] = {
        "need": tuple(need.id for need in story.needs),
        "moved": MOVE_NAMES,
        "now": (*MOVE_NAMES, *FAULT_NAMES),
        "count": (*MOVE_NAMES, *FAULT_NAMES),
        "fault": FAULT_NAMES,
    }
    for question in questions(condition):
        if question.what not in known[question.word]:
            yield f"asks {question.word}({question.what!r}), which nothing is called"


def _patterns(story: Story) -> Iterator[Finding]:
    for name in story.faults:
        if name not in FAULT_NAMES:
            yield f"faults.{name}", f"is no fault; known: {', '.join(FAULT_NAMES)}"
    sets = [(f"faults.{name}[{n}]", text) for name, texts in story.faults.items() for n, text in enumerate(texts)]
    for name, groups in story.concepts.items():
        sets += [(f"concepts.{name}[{g}][{n}]", text) for g, group in enumerate(groups) for n, text in enumerate(group)]
        if not groups or not all(groups):
            yield f"concepts.{name}", "must have groups, each with at least one alternative"
    for key, text in sets:
        reason = _bad_pattern(text)
        if reason:
            yield key, reason


def _bad_pattern(text: str) -> str:
    if len(text) > LONGEST_PATTERN:
        return f"is longer than {LONGEST_PATTERN} characters"
    if re.search(r"[+*}]\)?[+*{]", text):
        return "repeats a repetition, which can take for ever"
    try:
        compiled(text)
    except re.error as error:
        return f"is no regular expression: {error}"
    return ""
