"""How far along: the native progress element with its label, tiles of figures, steps of a path."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from ui.components.icon import icon as draw_icon
from ui.components.props import NOTHING, classes, dotted, join, one_of
from ui.components.status import pill

PROGRESS_STATES = ("", "ok", "warn", "danger", "c4")
STEP_STATES = ("done", "now", "open", "late", "locked", "award")
MOST_TILES = 4


def progress(
    value: float,
    max: float = 100,  # noqa: A002  the attribute's own name
    *,
    label: str,
    state: str = "",
    edge: bool = False,
    id: str = "",  # noqa: A002  the attribute's own name
) -> SafeString:
    """Show a share of a whole; `label` is always said. `edge` is the thin one under the focus bar."""
    one_of("state", state, PROGRESS_STATES)
    whole = max or 1
    percent = round(100 * value / whole)
    return format_html(
        '<progress{}{} value="{}" max="{}" aria-label="{}">{}%</progress>',
        format_html(' class="{}"', css) if (css := classes("r-edge" if edge else "", f"is-{state}" if state else "")) else NOTHING,
        format_html(' id="{}"', id) if id else NOTHING,
        _plain(value),
        _plain(whole),
        label,
        percent,
    )


def _plain(number: float) -> str:
    return f"{number:.4f}".rstrip("0").rstrip(".")


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure with the note that reads it; `share` in [0, 1] draws a bar."""

    label: str
    value: str | int
    unit: str = ""
    note: str = ""
    share: float | None = None
    alarm: bool = False
    url: str = ""


def tiles(items: Iterable[Tile], *, label: str = "") -> SafeString:
    """Show at most four figures in one card with hairlines."""
    each = tuple(items)
    one_of("number of tiles", str(len(each)), map(str, range(1, MOST_TILES + 1)))
    return format_html(
        '<section class="r-card" aria-label="{}"><dl class="r-tiles r-tiles-{}">{}</dl></section>',
        label or gettext("At a glance"),
        len(each),
        join(_tile(item) for item in each),
    )


def _tile(item: Tile) -> SafeString:
    figure = format_html(
        "{}{}{}",
        format_html('<span class="is-danger-text">{}</span> ', draw_icon("exclamation-octagon-fill")) if item.alarm else NOTHING,
        format_html('<a href="{}">{}</a>', item.url, item.value) if item.url else item.value,
        format_html("<small> {}</small>", item.unit) if item.unit else NOTHING,
    )
    bar = format_html("<dd>{}</dd>", progress(100 * item.share, label=item.label)) if item.share is not None else NOTHING
    note = format_html('<dd class="r-tile-note">{}</dd>', dotted(item.note)) if item.note else NOTHING
    return format_html(
        '<div class="r-tile"><dt>{}</dt><dd class="{}">{}</dd>{}{}</div>',
        item.label,
        classes("r-tile-value", "is-danger-text" if item.alarm else ""),
        figure,
        bar,
        note,
    )


@dataclass(frozen=True, slots=True)
class StepItem:
    """One step of a path. `note` is its second line (a locked step says there what opens it)."""

    title: str
    state: str
    note: str | SafeString = ""
    aside: str | SafeString = ""
    url: str = ""


def steps(items: Iterable[StepItem], *, label: str = "", start: int = 1) -> SafeString:
    """Show the steps of a path in order, each with its number, tick or lock."""
    rows = join(_step(number, item) for number, item in enumerate(items, start=start))
    return format_html('<ol class="r-steps"{}>{}</ol>', format_html(' aria-label="{}"', label) if label else "", rows)


def _step(number: int, item: StepItem) -> SafeString:
    one_of("state", item.state, STEP_STATES)
    inside = {"done": draw_icon("check-lg"), "locked": draw_icon("lock"), "award": draw_icon("award")}.get(item.state, str(number))
    title = format_html('<a href="{}">{}</a>', item.url, item.title) if item.url else item.title
    return format_html(
        '<li class="is-{}"{}><span class="r-dot">{}</span><div><div class="r-step-title">{}</div>{}</div>{}</li>',
        item.state,
        SafeString(' aria-current="step"') if item.state == "now" else NOTHING,
        inside,
        title,
        format_html('<div class="r-sm r-mute">{}</div>', dotted(item.note)) if item.note else NOTHING,
        _aside(item),
    )


def _aside(item: StepItem) -> SafeString:
    if item.aside and not isinstance(item.aside, SafeString):
        tone = {"done": "is-ok-text", "locked": "r-mute"}.get(item.state, "r-sub")
        return format_html('<span class="r-sm r-step-aside {}">{}</span>', tone, item.aside)
    if item.aside:
        return format_html('<span class="r-step-aside">{}</span>', item.aside)
    words = {
        "done": pill(pgettext("step", "Done"), state="ok"),
        "now": pill(pgettext("step", "In progress"), state="info"),
        "late": pill(pgettext("step", "Behind plan"), state="warn"),
        "locked": pill(pgettext("step", "Not open yet"), state="locked"),
    }
    return format_html('<span class="r-step-aside">{}</span>', words[item.state]) if item.state in words else NOTHING
