"""Filters for clocks and figures of a run."""

from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lib.bilingual import Language, Text
from scenarios.domain.run_words import CLASS_WORDS, ENDING_NOTES, ENDING_WORDS, FIGURES
from ui.components.words import inlang

register = template.Library()
MINUTE = 60
MOST_SHOWN = 5999
"""A clock that was left running for days stays at 99:59."""


@register.filter
def mmss(value: Decimal | int | None) -> str:
    """Write seconds as a clock does: 1:42."""
    seconds = min(round(value or 0), MOST_SHOWN)
    return f"{seconds // MINUTE}:{seconds % MINUTE:02d}"


@register.filter
def heard(text: Text, language: Language) -> SafeString:
    """Write a line of a run in the language in which it was held, whoever reads it: it is a record, not a translation."""
    return format_html('<span lang="{}">{}</span>', "zh-Hans" if language == "zh" else "en", text.get(language))


@register.filter
def figure(name: str) -> str:
    """Write a figure of the model in words."""
    return inlang(FIGURES[name])


@register.filter
def ending(name: str) -> str:
    """Write an ending in words."""
    return inlang(ENDING_WORDS.get(name)) or name


@register.filter
def ending_note(name: str) -> str:
    """Say what an ending means."""
    return inlang(ENDING_NOTES.get(name))


@register.filter
def ending_class(name: str) -> str:
    """Write a class of endings in words."""
    return next((inlang(words) for key, words in CLASS_WORDS.items() if key == name), "")


@register.filter
def to_int(value: Decimal | float | None) -> int:
    """Round to a whole number for components that draw."""
    return round(value or 0)


@register.filter
def unlocalized(value: float) -> str:
    """Write a number for scripts, whatever the language."""
    return f"{value:.2f}"


@register.filter
def add_up(value: float, more: int) -> str:
    """Add to a coordinate."""
    return f"{value + more:.1f}"
