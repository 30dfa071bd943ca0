"""A script, shaped for its page."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from knowledge.domain.citations import Facts, render_html
from knowledge.domain.script import Script, Variable
from knowledge.models import ScriptEntry
from knowledge.queries.facts import facts_in_force
from lib.bilingual import Text
from lib.shapes import from_json

_BLANK = '<span class="r-var" data-var="{}" data-empty="{}" data-choices="{}">{}</span>'


@dataclass(frozen=True, slots=True)
class Sayable:
    """A text to copy, filled as far as it was filled."""

    id: str
    zh: SafeString
    en: SafeString


@dataclass(frozen=True, slots=True)
class ScriptView:
    """All that the page shows."""

    script: Script
    version: int
    published_at: datetime
    findable: bool
    due: bool
    text: Sayable
    paraphrases: tuple[Sayable, ...]
    cards: tuple[tuple[str, Text], ...]
    facts: Facts

    def worded(self, text: Text, lang: str) -> SafeString:
        """Return one of its other texts as HTML, citations shown."""
        return mark_safe(render_html(text.get(lang), self.facts, lang))  # render_html escapes


def script_view(code: str, day: date, values: Mapping[str, str]) -> ScriptView | None:
    """Return a script's page with its blanks filled from `values`, or None if there is none of that code."""
    entry = ScriptEntry.objects.select_related("current").filter(slug=code, current__isnull=False).first()
    if entry is None or entry.current is None:
        return None
    script, facts = from_json(entry.current.body, Script), facts_in_force(day)
    said = [_sayable(f"say-{n}", text, script, facts, values) for n, text in enumerate((script.text, *script.paraphrases))]
    return ScriptView(
        script=script,
        version=entry.current.number,
        published_at=entry.current.published_at,
        findable=script.findable_on(day),
        due=script.state == "stale" or script.review_on <= day,
        text=said[0],
        paraphrases=tuple(said[1:]),
        cards=_cards(script, facts),
        facts=facts,
    )


def labelled(script: Script, lang: str) -> Callable[[str], str]:
    """Return how a blank shows in a list: its label, tinted."""
    labels = {variable.id: variable.label.get(lang) for variable in script.variables}
    return lambda name: format_html('<span class="r-var">{}</span>', labels.get(name, name))


def _cards(script: Script, facts: Facts) -> tuple[tuple[str, Text], ...]:
    named = ((card, next(iter(facts.rules.get(card, {}).values()), None)) for card in script.rule_cards)
    return tuple((card, fact.title if fact else Text(card, card)) for card, fact in named)


def _sayable(name: str, text: Text, script: Script, facts: Facts, values: Mapping[str, str]) -> Sayable:
    zh, en = (mark_safe(render_html(text.get(lang), facts, lang, _blank(script, values, lang))) for lang in ("zh", "en"))
    return Sayable(name, zh, en)


def _blank(script: Script, values: Mapping[str, str], lang: str) -> Callable[[str], str]:
    variables = {variable.id: variable for variable in script.variables}

    def fill(name: str) -> str:
        variable = variables.get(name)
        label = variable.label.get(lang) if variable else name
        empty = f"{{{label}}}"
        said = _said(variable, values.get(name, ""), lang)
        choices = json.dumps([choice.get(lang) for choice in variable.choices] if variable else [], ensure_ascii=False)
        return format_html(_BLANK, name, empty, choices, said or empty)

    return fill


def _said(variable: Variable | None, value: str, lang: str) -> str:
    """Return what was filled in; a choice is kept by its place and said in the language of the text."""
    if variable is not None and variable.type == "choice" and value.isdigit() and int(value) < len(variable.choices):
        return variable.choices[int(value)].get(lang)
    return value
