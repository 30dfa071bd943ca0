"""The words of a notice, in the language that is active."""

from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string
from django.utils.dateparse import parse_date

from lib.bilingual import language_of
from notifications.models import Notice


@dataclass(frozen=True, slots=True)
class Words:
    """A heading, and one or two sentences."""

    title: str
    body: str


def words_of(notice: Notice, language: str) -> Words:
    """Word a notice; the caller has made the reader's language active."""
    context = _in_language(notice.params, language)
    return Words(*(_render(notice.kind, part, context) for part in ("title", "body")))


def _render(kind: str, part: str, context: dict[str, object]) -> str:
    text = render_to_string(f"notifications/kinds/{kind}.{part}.txt", context)
    return " ".join(text.split())


def _in_language(params: dict[str, object], language: str) -> dict[str, object]:
    """Return the params with `x_zh` and `x_en` folded to `x`, and ISO dates read."""
    mine, other = ("_zh", "_en") if language_of(language) == "zh" else ("_en", "_zh")
    found: dict[str, object] = {}
    for key, value in params.items():
        if key.endswith(other):
            found.setdefault(key[:-3], value)
        elif key.endswith(mine):
            if value:
                found[key[:-3]] = value
        else:
            found[key] = _day(value) if key.endswith("_on") else value
    return found


def _day(value: object) -> date | None:
    return parse_date(value) if isinstance(value, str) else None
