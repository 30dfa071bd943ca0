"""Icons from bootstrap-icons: decoration beside a word, or named when they stand alone."""

from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString

from ui.components.props import SEP


def icon(name: str, *, label: str = "") -> SafeString:
    """Show an icon; `label` is read aloud where no word stands beside it."""
    if not label:
        return _mute(name)
    return format_html('{}<span class="visually-hidden">{}</span>', _mute(name), label)


@lru_cache(maxsize=512, typed=True)  # typed: what is marked safe equals what is not
def _mute(name: str) -> SafeString:
    return format_html('<i class="bi bi-{}" aria-hidden="true"></i>', name)


def sep() -> SafeString:
    """Show the middle dot between two pieces of metadata, drawn from the Latin face."""
    return SEP
