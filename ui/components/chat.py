"""A conversation: bubbles, what was said in them (moves, faults), move chips, the waiting clock."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from ui.components.icon import icon as draw_icon
from ui.components.props import NOTHING, attributes, classes, dotted, join, one_of

WHO = ("customer", "agent", "note")
BANDS = ("calm", "amber", "red", "hold")


@dataclass(frozen=True, slots=True)
class Said:
    """What a line did: a move, or a fault (which carries an icon)."""

    label: str
    fault: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """One line of a conversation. `lang` when it is not in the page's language; `name` above the bubble."""

    who: str
    text: str | SafeString
    meta: str = ""
    said: tuple[Said, ...] = ()
    name: str = ""
    lang: str = ""
    id: str = ""


def said(label: str, *, fault: bool = False) -> SafeString:
    """Show a move, or a fault with its icon."""
    mark = draw_icon("exclamation-triangle-fill") if fault else NOTHING
    return format_html('<span class="{}">{}{}</span>', classes("r-said", "is-fault" if fault else ""), mark, label)


def message(item: Message) -> SafeString:
    """Show one line: the customer left and grey, the agent right and azurite, a note in the middle."""
    one_of("who", item.who, WHO)
    speaker = {"customer": pgettext("speaker", "Customer"), "agent": pgettext("speaker", "You"), "note": pgettext("speaker", "Note")}[
        item.who
    ]
    above = (
        format_html('<div class="r-msg-meta">{}</div>', item.name)
        if item.name
        else format_html('<span class="visually-hidden">{}</span>', speaker)
    )
    below = join([*(said(each.label, fault=each.fault) for each in item.said), dotted(item.meta)])
    return format_html(
        '<li{}>{}<div class="r-bubble"{}>{}</div>{}</li>',
        attributes({"class": classes("r-msg", "" if item.who == "customer" else f"is-{item.who}"), "id": item.id}),
        above,
        attributes({"lang": item.lang}),
        item.text,
        format_html('<div class="r-msg-meta">{}</div>', below) if below else NOTHING,
    )


def chat(messages: Iterable[Message], *, id: str = "", label: str = "") -> SafeString:  # noqa: A002
    """Show a conversation as an ordered list."""
    opening = attributes({"class": "r-chat", "id": id, "aria-label": label})
    return format_html("<ol{}>{}</ol>", opening, join(message(item) for item in messages))


def chip(
    label: str,
    *,
    on: bool = False,
    key: str = "",
    disabled: bool = False,
    name: str = "",
    value: str = "",
    title: str = "",
) -> SafeString:
    """Show a move to choose: a toggle button with its key printed on it."""
    opening = attributes(
        {
            "class": "r-chip",
            "type": "button",
            "aria-pressed": str(on).lower(),
            "disabled": disabled,
            "name": name,
            "value": value,
            "title": title,
            "data-key": key,
        }
    )
    return format_html(
        "<button{}>{}{}{}</button>",
        opening,
        draw_icon("check2") if on else NOTHING,
        label,
        format_html(" <kbd>{}</kbd>", key) if key else NOTHING,
    )


def clock(seconds: int, *, band: str, of: int = 180, large: bool = False, note: str = "", id: str = "") -> SafeString:  # noqa: A002  the attribute's own name
    """Show how long someone has waited: a ring for the share of the red line, digits, hidden words."""
    one_of("band", band, BANDS)
    words = {
        "calm": pgettext("clock", "Waiting"),
        "amber": gettext("Amber, waiting"),
        "red": gettext("Past the red line, waiting"),
        "hold": gettext("Agreed, time left"),
    }[band]
    share = max(0, min(100, round(100 * seconds / of))) if of else 0
    return format_html(
        '<span{}><svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6"/>'
        '<circle cx="8" cy="8" r="6" pathLength="100" stroke-dasharray="{} 100" transform="rotate(-90 8 8)"/></svg>'
        '<span class="visually-hidden">{} </span><span class="r-clock-figure">{}:{}</span>{}</span>',
        attributes({"class": classes("r-clock", f"is-{band}", "r-clock-l" if large else ""), "id": id}),
        share,
        words,
        seconds // 60,
        f"{seconds % 60:02d}",
        format_html(" {}", note) if note else NOTHING,
    )
