"""`{% load questions %}`: show a question with its fields, and explain it afterwards.

What is shown is a value, so its HTML is kept by that value and the language: a published question is asked many times.
"""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from questions.domain import ExplainedQuestion, Response, ShownQuestion
from questions.domain.shown import Row
from questions.domain.types import TYPES
from questions.forms import Line, lines

register = template.Library()

KEPT = 2000
"""Questions as HTML, one to three kB each."""


@register.simple_tag
def question(shown: ShownQuestion, response: Response | None = None) -> SafeString:
    """Show a question's stem and fields, filled with an answer; the caller gives form, button and token."""
    return _asked(shown, tuple(lines(shown, response)), get_language())


@register.simple_tag
def explanation(explained: ExplainedQuestion) -> SafeString:
    """Show a question with every part explained and what was answered."""
    return _explained(explained, get_language())


@register.simple_tag
def how_to_answer(shown: ShownQuestion) -> SafeString:
    """Say in a pill what kind of answer is asked for."""
    return _how(shown.type, get_language())


@lru_cache(maxsize=KEPT)
def _asked(shown: ShownQuestion, rows: tuple[Line, ...], language: str | None) -> SafeString:
    del language  # the template's words are read in it
    context = {
        "shown": shown,
        "type_template": TYPES[shown.type].template,
        "lines": rows,
        "places": [str(n) for n in range(1, len(shown.choices) + 1)],
        "lang": "zh-Hans" if shown.lang.startswith("zh") else "en",
    }
    return render_to_string("questions/answer.html", context)


@lru_cache(maxsize=KEPT)
def _explained(explained: ExplainedQuestion, language: str | None) -> SafeString:
    del language  # the template's words are read in it
    rows = [(row, _state(row, explained)) for row in explained.rows]
    context = {"explained": explained, "rows": rows, "kind": "checkbox" if explained.type == "multiple" else "radio"}
    return render_to_string("questions/explanation.html", context)


@lru_cache(maxsize=KEPT)
def _how(type_: str, language: str | None) -> SafeString:
    del language  # the template's words are read in it
    return render_to_string("questions/how.html", {"type": type_})


def _state(row: Row, explained: ExplainedQuestion) -> str:
    if not explained.picks:
        return "right" if row.right else "wrong" if row.given else "open"
    if row.right:
        return "missed" if explained.type == "multiple" and not row.chosen and explained.answered else "right"
    return "wrong" if row.chosen else "open"
