"""Icons from bootstrap-icons: decoration beside a word, or named when they stand alone."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from ui.components.props import NOTHING, SEP


def icon(name: str, *, label: str = "") -> SafeString:
    """Show an icon; `label` is read aloud where no word stands beside it."""
    spoken = format_html('<span class="visually-hidden">{}</span>', label) if label else NOTHING
    return format_html('<i class="bi bi-{}" aria-hidden="true"></i>{}', name, spoken)


def sep() -> SafeString:
    """Show the middle dot between two pieces of metadata, drawn from the Latin face."""
    return SEP
