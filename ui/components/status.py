"""Short words about a state: pills, counts, the seal, the saved-at proof."""

from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString

from ui.components.icon import icon as draw_icon
from ui.components.props import NOTHING, attributes, classes, join, one_of

PILL_ICONS = {
    "ok": "check-circle-fill",
    "warn": "hourglass-split",
    "danger": "exclamation-octagon-fill",
    "info": "play-fill",
    "plain": "",
    "locked": "lock",
    "past": "dash-circle",
}
TONES = ("ok", "warn", "danger", "info", "plain")


def pill(label: str, *, state: str = "plain", icon: str | None = None) -> SafeString:
    """Show a state as icon, word and colour; at most eight Han characters. `icon=""` leaves the icon out."""
    one_of("state", state, PILL_ICONS)
    chosen = PILL_ICONS[state] if icon is None else icon
    tone = f"is-{state}" if state in TONES and state != "plain" else ""
    return _pill(classes("r-pill", tone), chosen, label)


@lru_cache(maxsize=2048, typed=True)  # typed: what is marked safe equals what is not
def _pill(css: str, icon: str, label: str) -> SafeString:
    return format_html('<span class="{}">{}{}</span>', css, draw_icon(icon) if icon else NOTHING, label)


def filter_pill(label: str, *, remove_url: str, remove_label: str) -> SafeString:
    """Show a filter that is on, with the link that takes it off."""
    return format_html(
        '<span class="r-pill is-info">{} <a class="r-pill-off" href="{}" aria-label="{}">{}</a></span>',
        label,
        remove_url,
        remove_label,
        draw_icon("x-lg"),
    )


def count(number: int, *, label: str) -> SafeString:
    """Show how many wait; `label` says of what to those who listen."""
    return format_html('<span class="r-count">{}<span class="visually-hidden"> {}</span></span>', number, label)


def seal(text: str, *, earned: bool = True) -> SafeString:
    """Show the square seal of a certificate: one to four characters, on two lines when more than two."""
    half = (len(text) + 1) // 2
    lines = [text] if len(text) <= 2 else [text[:half], text[half:]]  # noqa: PLR2004  two fill a line
    return format_html(
        '<span class="{}" aria-hidden="true">{}</span>',
        classes("r-seal", "" if earned else "is-open"),
        join(lines, "<br>"),
    )


def saved(label: str, *, waiting: bool = False, icon: str = "", id: str = "") -> SafeString:  # noqa: A002
    """Show the proof that work is on the server ("14:32:08 saved"), or that it is not yet."""
    chosen = icon or ("cloud-slash" if waiting else "cloud-check")
    css = classes("r-saved", "is-waiting" if waiting else "")
    return format_html("<span{}>{}{}</span>", attributes({"class": css, "id": id}), draw_icon(chosen), label)


def avatar(name: str) -> SafeString:
    """Show a person's initials: the first Han character, or two Latin letters."""
    return format_html('<span class="r-avatar" aria-hidden="true">{}</span>', initials(name))


def initials(name: str) -> str:
    """Return what stands in the round: 林晓 -> 林, Lin Xiao -> LX."""
    words = name.split()
    if not words:
        return "·"
    if words[0][0] > "\u2e7f":
        return words[0][0]
    return "".join(word[0] for word in words[:2]).upper()
