"""`{% load questions %}`: show a question with its fields, and explain it afterwards."""

from typing import Any

from django import template

from questions.domain import ExplainedQuestion, Response, ShownQuestion
from questions.domain.shown import Row
from questions.domain.types import TYPES
from questions.forms import lines

register = template.Library()


@register.inclusion_tag("questions/answer.html")
def question(shown: ShownQuestion, response: Response | None = None) -> dict[str, Any]:
    """Show a question's stem and fields, filled with an answer; the caller gives form, button and token."""
    rows = lines(shown, response)
    return {
        "shown": shown,
        "type_template": TYPES[shown.type].template,
        "lines": rows,
        "places": [str(n) for n in range(1, len(shown.choices) + 1)],
        "lang": "zh-Hans" if shown.lang.startswith("zh") else "en",
    }


@register.inclusion_tag("questions/explanation.html")
def explanation(explained: ExplainedQuestion) -> dict[str, Any]:
    """Show a question with every part explained and what was answered."""
    rows = [(row, _state(row, explained)) for row in explained.rows]
    return {"explained": explained, "rows": rows, "kind": "checkbox" if explained.type == "multiple" else "radio"}


@register.inclusion_tag("questions/how.html")
def how_to_answer(shown: ShownQuestion) -> dict[str, Any]:
    """Say in a pill what kind of answer is asked for."""
    return {"type": shown.type}


def _state(row: Row, explained: ExplainedQuestion) -> str:
    if not explained.picks:
        return "right" if row.right else "wrong" if row.given else "open"
    if row.right:
        return "missed" if explained.type == "multiple" and not row.chosen and explained.answered else "right"
    return "wrong" if row.chosen else "open"
