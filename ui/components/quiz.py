"""Answering: one row a choice with its explanation, and the palette of a paper's questions."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext, pgettext

from ui.components.icon import icon as draw_icon
from ui.components.props import NOTHING, attributes, classes, join, one_of
from ui.components.status import pill

CHOICE_KINDS = ("radio", "checkbox")
CHOICE_STATES = ("open", "right", "wrong", "missed")


def choice(
    label: str | SafeString,
    *,
    name: str,
    value: str,
    kind: str = "radio",
    checked: bool = False,
    disabled: bool = False,
    state: str = "open",
    why: str | SafeString = "",
    letter: str = "",
    id: str = "",  # noqa: A002  the attribute's own name
) -> SafeString:
    """Show one option; the whole row is the target, the explanation stands under it.

    "right" is what was to be chosen, "wrong" what was chosen and should not have been, "missed" what
    should have been chosen and was not.
    """
    one_of("kind", kind, CHOICE_KINDS)
    one_of("state", state, CHOICE_STATES)
    field = attributes(
        {
            "class": "form-check-input",
            "type": kind,
            "name": name,
            "value": value,
            "checked": checked,
            "disabled": disabled,
            "id": id,
        }
    )
    return format_html(
        '<label class="{}"><input{}><span>{}{} {}</span>{}</label>',
        classes("r-choice", {"right": "is-right", "missed": "is-right", "wrong": "is-wrong"}.get(state, "")),
        field,
        format_html('<span class="r-mute r-num r-letter">{}</span>', letter) if letter else NOTHING,
        label,
        _mark(state),
        format_html('<span class="r-why">{}</span>', why) if why else NOTHING,
    )


def _mark(state: str) -> SafeString:
    if state == "right":
        return pill(pgettext("answer", "Right"), state="ok", icon="check-lg")
    if state == "wrong":
        return pill(gettext("Your choice"), state="danger", icon="x-lg")
    return pill(gettext("Right, you left it out"), state="warn", icon="check-lg") if state == "missed" else NOTHING


@dataclass(frozen=True, slots=True)
class PaletteItem:
    """One question of a paper as its palette shows it."""

    number: int
    url: str
    answered: bool = False
    current: bool = False
    flagged: bool = False
    unsaved: bool = False


def palette(items: Iterable[PaletteItem], *, label: str = "") -> SafeString:
    """Show all questions: dash = answered, ring = current, flag, dashed border = unsaved."""
    opening = attributes({"class": "r-palette", "aria-label": label or gettext("Questions")})
    return format_html("<ol{}>{}</ol>", opening, join(_cell(item) for item in items))


def _cell(item: PaletteItem) -> SafeString:
    words = [gettext("not saved") if item.unsaved else gettext("answered") if item.answered else pgettext("question", "open")]
    if item.flagged:
        words.append(gettext("flagged"))
    spoken = gettext("Question %(number)s, %(state)s") % {"number": item.number, "state": ", ".join(words)}
    css = classes("is-unsaved" if item.unsaved else "is-answered" if item.answered else "")
    opening = attributes(
        {
            "href": item.url,
            "class": css,
            "aria-label": spoken,
            "aria-current": "step" if item.current else None,
            "data-number": item.number,
        }
    )
    return format_html("<li><a{}>{}{}</a></li>", opening, item.number, draw_icon("flag-fill") if item.flagged else NOTHING)


def palette_legend(*, flagged: int = 0) -> SafeString:
    """Say what the palette's signs mean."""
    return format_html(
        '<div class="r-legend"><span>{}{}</span><span>{}{}</span><span class="is-warn-text">{}{}</span></div>',
        draw_icon("dash-lg"),
        gettext("answered"),
        draw_icon("square"),
        pgettext("question", "open"),
        draw_icon("flag-fill"),
        ngettext("%(count)s flagged", "%(count)s flagged", flagged) % {"count": flagged},
    )
