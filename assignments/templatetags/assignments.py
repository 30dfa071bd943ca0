"""`{% load assignments %}`: names in the language of the page, kinds of target."""

from typing import Any

from django import template
from django.core.paginator import Page
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from people.models import Team, User
from ui.components.table import pagination

register = template.Library()


@register.filter
def name_of(person: User) -> str:
    """Return a person's name in the language of the page."""
    return person.name(get_language() or "")


@register.filter
def team_name(team: Team | None) -> str:
    """Return a team's name in the language of the page."""
    return team.name(get_language() or "") if team else _("no team")


@register.filter
def kind_name(kind: str) -> str:
    """Return the word for a kind of target."""
    return {
        "path": pgettext("target", "Path"),
        "course": pgettext("target", "Course"),
        "module": pgettext("target", "Module"),
        "step": pgettext("target", "Step"),
    }[kind]


@register.simple_tag
def page_links(page: Page[Any], note: str) -> SafeString:
    """Show the way to the pages before and after."""
    return pagination(
        previous_url=f"?page={page.previous_page_number()}" if page.has_previous() else "",
        next_url=f"?page={page.next_page_number()}" if page.has_next() else "",
        note=note,
    )
