"""What stands round a page: lines of the menu, the switches of language and brightness, who is signed in."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from ui.components.icon import icon as draw_icon
from ui.components.props import NOTHING, SEP, join
from ui.components.status import avatar, count
from ui.components.words import chinese

CURRENT = SafeString(' aria-current="page"')


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu as a page shows it; a heading has only a title."""

    title: str = ""
    url_name: str = ""
    url: str = ""
    label: str = ""
    short: str = ""
    icon: str = ""
    current: bool = False
    count: int = 0
    count_label: str = ""


def menu(entries: Iterable[Entry]) -> SafeString:
    """Show the lines of the side menu."""
    return join(_line(entry) for entry in entries)


def tabs(entries: Iterable[Entry]) -> SafeString:
    """Show the phone's tabs."""
    return join(_tab(entry) for entry in entries)


@lru_cache(maxsize=1024)
def _line(entry: Entry) -> SafeString:
    if entry.title:
        return format_html('<li class="r-nav-title">{}</li>', entry.title)
    waiting = count(entry.count, label=entry.count_label) if entry.count else NOTHING
    return format_html('<li><a href="{}"{}>{}{}{}</a></li>', entry.url, _current(entry), draw_icon(entry.icon), entry.label, waiting)


@lru_cache(maxsize=1024)
def _tab(entry: Entry) -> SafeString:
    return format_html('<a href="{}"{}>{}{}</a>', entry.url, _current(entry), draw_icon(entry.icon), entry.short)


def _current(entry: Entry) -> SafeString:
    return CURRENT if entry.current else NOTHING


def language_switch(*, token: str, here: str) -> SafeString:
    """Show the way to the other language and back to this page; `here` is its address."""
    other, code, lang = ("English", "en", "en") if chinese() else ("中文", "zh-hans", "zh-Hans")
    return format_html(
        '<form class="r-language" method="post" action="{}">{}<button class="btn btn-bare btn-sm" name="language" value="{}" lang="{}">{}{}'
        "</button></form>",
        reverse("language"),
        _hidden(token, here),
        code,
        lang,
        draw_icon("translate"),
        other,
    )


def theme_switch(*, token: str, here: str, theme: str) -> SafeString:
    """Show the three choices of brightness, the one of this browser pressed."""
    choices = (
        ("light", pgettext("theme", "Light"), "sun"),
        ("dark", pgettext("theme", "Dark"), "moon"),
        ("auto", gettext("As the system has it"), "circle-half"),
    )
    buttons = (_brightness(name, words, icon, pressed=theme == name) for name, words, icon in choices)
    return format_html(
        '<form class="r-theme" method="post" action="{}" data-theme-switch>{}'
        '<div class="r-seg" role="group" aria-label="{}">{}</div></form>',
        reverse("ui:theme"),
        _hidden(token, here),
        gettext("Brightness"),
        join(buttons),
    )


@lru_cache(maxsize=64)
def _brightness(name: str, words: str, icon: str, *, pressed: bool) -> SafeString:
    told = "true" if pressed else "false"
    return format_html('<button name="theme" value="{}" aria-label="{}" aria-pressed="{}">{}</button>', name, words, told, draw_icon(icon))


def who(*, token: str, name: str, about: Iterable[str], profile_url: str, sign_out_url: str) -> SafeString:
    """Show who is signed in, with role and team, and the way out."""
    return format_html(
        '<div class="r-who">{}<div class="r-grow"><div class="r-strong r-sm text-truncate">{}</div>'
        '<div class="r-xs r-mute text-truncate">{}</div></div>{}</div>',
        avatar(name),
        format_html('<a class="r-plain" href="{}">{}</a>', profile_url, name) if profile_url else name,
        join(about, SEP),
        _way_out(token, sign_out_url) if sign_out_url else NOTHING,
    )


def _way_out(token: str, url: str) -> SafeString:
    words = gettext("Sign out")
    return format_html(
        '<form method="post" action="{}">{}<button class="btn btn-bare btn-icon btn-sm" aria-label="{}" title="{}">{}</button></form>',
        url,
        token_field(token),
        words,
        words,
        draw_icon("box-arrow-right"),
    )


def token_field(token: str) -> SafeString:
    """Show the proof that a form is ours."""
    return format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', token)


def _hidden(token: str, here: str) -> SafeString:
    return format_html('{}<input type="hidden" name="next" value="{}">', token_field(token), here)
