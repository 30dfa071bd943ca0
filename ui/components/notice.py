"""What happened, what is safe, what to do: banners, toasts, empty states, confirmations."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from ui.components.button import button
from ui.components.icon import icon as draw_icon
from ui.components.progress import progress
from ui.components.props import NOTHING, classes, one_of

BANNER_ICONS = {
    "info": "info-circle",
    "ok": "check-circle-fill",
    "warn": "exclamation-triangle-fill",
    "danger": "exclamation-octagon-fill",
}
TOAST_ICONS = {"progress": "arrow-repeat", "done": "check-circle-fill", "failed": "exclamation-octagon-fill"}


def banner(
    kind: str,
    title: str,
    body: str | SafeString = "",
    *,
    icon: str = "",
    url: str = "",
    label: str = "",
    id: str = "",  # noqa: A002  the attribute's own name
) -> SafeString:
    """Show a message that stays until it is solved; danger is an alert, the others a status."""
    one_of("kind", kind, BANNER_ICONS)
    return format_html(
        '<div class="{}" role="{}"{}>{}<div class="r-grow"><div class="r-strong">{}</div>{}</div>{}</div>',
        classes("r-banner", "" if kind == "info" else f"is-{kind}"),
        "alert" if kind == "danger" else "status",
        format_html(' id="{}"', id) if id else NOTHING,
        draw_icon(icon or BANNER_ICONS[kind]),
        title,
        format_html('<p class="r-sm">{}</p>', body) if body else NOTHING,
        button(label, url=url, small=True) if url and label else NOTHING,
    )


def toast(kind: str, title: str, body: str = "", *, value: int = 0, max: int = 0, icon: str = "") -> SafeString:  # noqa: A002  the attribute's own name
    """Show how background work goes; never an error that needs a decision."""
    one_of("kind", kind, TOAST_ICONS)
    bar = progress(value, max, label=title) if kind == "progress" and max else NOTHING
    figures = format_html('<span class="r-sm r-num">{} / {}</span>', value, max) if max else NOTHING
    return format_html(
        '<div class="r-toast is-{}">{}<div class="r-grow r-stack r-stack-s">'
        '<div class="r-row r-between"><span class="r-strong r-sm">{}</span>{}</div>{}{}</div></div>',
        kind,
        draw_icon(icon or TOAST_ICONS[kind]),
        title,
        figures,
        bar,
        format_html('<p class="r-xs r-mute">{}</p>', body) if body else NOTHING,
    )


def empty(title: str, body: str = "", *, url: str = "", label: str = "", icon: str = "inbox") -> SafeString:
    """Say why nothing is here, in one line, and give one way on."""
    return format_html(
        '<div class="r-empty">{}<p class="r-strong">{}</p>{}{}</div>',
        draw_icon(icon),
        title,
        format_html('<p class="r-sm">{}</p>', body) if body else NOTHING,
        button(label, url=url, small=True) if url and label else NOTHING,
    )
