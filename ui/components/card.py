"""Cards and what asks before an act: blocks that wrap what stands between their tags."""

from hashlib import sha256

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from ui.components.button import button
from ui.components.icon import icon as draw_icon
from ui.components.notice import BANNER_ICONS
from ui.components.props import NOTHING, classes, dotted, one_of

TONES = ("", "ok", "danger")


def card(
    content: str,
    *,
    title: str = "",
    note: str | SafeString = "",
    id: str = "",  # noqa: A002  the attribute's own name
    tone: str = "",
    body: bool = True,
    level: int = 2,
) -> SafeString:
    """Show a card with a head; `body=False` when a list, table or steps fill it to the edge."""
    one_of("tone", tone, TONES)
    inside = format_html('<div class="r-card-body">{}</div>', _safe(content)) if body else _safe(content)
    if not title:
        return format_html('<section class="r-card">{}</section>', inside)
    anchor = id or name_of(title)
    heading = mark_safe(f"h{int(level)}")
    return format_html(
        '<section class="r-card" aria-labelledby="{}"><div class="{}"><{} id="{}">{}</{}>{}</div>{}</section>',
        anchor,
        classes("r-card-head", f"is-{tone}" if tone else ""),
        heading,
        anchor,
        title,
        heading,
        format_html('<span class="r-sm r-sub">{}</span>', dotted(note)) if note else NOTHING,
        inside,
    )


def banner_block(content: str, *, kind: str, title: str, icon: str = "") -> SafeString:
    """Show a banner whose body is more than a sentence."""
    one_of("kind", kind, BANNER_ICONS)
    return format_html(
        '<div class="{}" role="{}">{}<div class="r-grow r-stack r-stack-s"><div class="r-strong">{}</div>{}</div></div>',
        classes("r-banner", "" if kind == "info" else f"is-{kind}"),
        "alert" if kind == "danger" else "status",
        draw_icon(icon or BANNER_ICONS[kind]),
        title,
        _safe(content),
    )


def fold(content: str, *, title: str, open: bool = False) -> SafeString:  # noqa: A002  the attribute's own name
    """Show a part that can be folded away."""
    return format_html(
        '<details class="r-fold"{}><summary>{}</summary><div>{}</div></details>',
        SafeString(" open") if open else NOTHING,
        title,
        _safe(content),
    )


def confirmation(
    token: SafeString,
    content: str,
    *,
    opener: str,
    title: str,
    body: str,
    action_url: str,
    action: str,
    keep: str,
    small: bool,
    danger: bool,
) -> SafeString:
    """Show the button, and behind it the question with its act and the way back."""
    anchor = name_of(f"{title}{action_url}")
    return format_html(
        '<details class="r-confirm" data-confirm><summary class="{}">{}</summary>'
        '<form class="r-card r-card-body r-stack" method="post" action="{}" aria-labelledby="{}">{}'
        '<h2 id="{}">{}</h2>{}{}<div class="r-row">{}{}</div></form></details>',
        classes("btn", "btn-quiet", "btn-sm" if small else ""),
        opener,
        action_url,
        anchor,
        token,
        anchor,
        title,
        format_html("<p>{}</p>", body) if body else NOTHING,
        _safe(content),
        button(action, kind="danger" if danger else "primary"),
        format_html('<button class="btn btn-quiet r-js" type="button" data-keep>{}</button>', keep),
    )


def name_of(text: str) -> str:
    """Return an id for a heading that stays the same for the same words."""
    return f"h-{sha256(text.encode()).hexdigest()[:8]}"


def _safe(content: str) -> SafeString:
    """Take what the template engine rendered between a block's tags: it is escaped already."""
    return mark_safe(content)
