"""Buttons and links that look like buttons: one primary a page, danger only inside a confirmation."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from ui.components.icon import icon as draw_icon
from ui.components.props import NOTHING, attributes, classes, one_of

KINDS = ("primary", "quiet", "bare", "danger")
TYPES = ("submit", "button")


def button(
    label: str,
    *,
    kind: str = "quiet",
    url: str = "",
    type: str = "submit",  # noqa: A002  the attribute's own name
    icon: str = "",
    icon_end: str = "",
    key: str = "",
    small: bool = False,
    wide: bool = False,
    icon_only: bool = False,
    disabled: bool = False,
    name: str = "",
    value: str = "",
    form: str = "",
    id: str = "",  # noqa: A002  the attribute's own name
    busy: str = "",
    pressed: bool | None = None,
    download: bool = False,
    hx_get: str = "",
    hx_post: str = "",
    hx_target: str = "",
    hx_swap: str = "",
    described_by: str = "",
    extra: str = "",
) -> SafeString:
    """Show a button, or a link when `url` is given.

    A disabled button's label says why ("Get consent first"). `busy` is the label while the form is
    under way. `icon_only` keeps the label for those who listen. `extra` adds class names.
    """
    one_of("kind", kind, KINDS)
    one_of("type", type, TYPES)
    css = classes(
        "btn",
        f"btn-{kind}",
        "btn-sm" if small else "",
        "btn-icon" if icon_only else "",
        "w-100" if wide else "",
        extra,
    )
    inside = format_html(
        "{}{}{}{}",
        draw_icon(icon) if icon else NOTHING,
        NOTHING if icon_only else label,
        draw_icon(icon_end) if icon_end else NOTHING,
        format_html(" <kbd>{}</kbd>", key) if key else NOTHING,
    )
    common: dict[str, str | int | float | bool | None] = {
        "class": css,
        "id": id,
        "aria-label": label if icon_only else None,
        "aria-describedby": described_by,
        "hx-get": hx_get,
        "hx-post": hx_post,
        "hx-target": hx_target,
        "hx-swap": hx_swap,
    }
    if url:
        return format_html("<a{}>{}</a>", attributes({**common, "href": url, "download": download}), inside)
    own: dict[str, str | int | float | bool | None] = {
        "type": type,
        "name": name,
        "value": value,
        "form": form,
        "disabled": disabled,
        "data-busy": busy,
        "aria-pressed": None if pressed is None else str(pressed).lower(),
    }
    return format_html("<button{}>{}</button>", attributes({**common, **own}), inside)


def busy_button(label: str = "") -> SafeString:
    """Show the primary button while its work is under way."""
    return format_html(
        '<button class="btn btn-primary" type="button" disabled>'
        '<span class="spinner-border spinner-border-sm" aria-hidden="true"></span>{}</button>',
        label or gettext("Working"),
    )
