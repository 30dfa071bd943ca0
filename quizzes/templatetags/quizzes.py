"""`{% load quizzes %}`: the questions of a paper as links to their pages."""

from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from quizzes.queries.sitting import Place
from ui.components.props import NOTHING, join

register = template.Library()
ANSWERED = SafeString(' class="is-answered"')


@register.simple_tag
def places(rows: Iterable[Place]) -> SafeString:
    """Show the questions of a paper by number, the answered ones marked."""
    question, answered, unanswered = gettext("Question"), gettext("answered"), pgettext("question", "open")
    links = join(_link(place, question, answered if place.answered else unanswered) for place in rows)
    return format_html('<ol class="r-palette">{}</ol>', links)


@lru_cache(maxsize=4096)
def _link(place: Place, question: str, state: str) -> SafeString:
    return format_html(
        '<li><a href="?page={}#{}" data-number="{}"{}><span class="visually-hidden">{} </span>{}'
        '<span class="visually-hidden" data-state>{}</span></a></li>',
        place.page,
        place.question,
        place.number,
        ANSWERED if place.answered else NOTHING,
        question,
        place.number,
        state,
    )
