"""What a lesson leads to: its role-play, its scripts and its rule cards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from courses.models import Step
from lib.bilingual import Text


@dataclass(frozen=True, slots=True)
class ScriptLink:
    """A script of the library."""

    code: str
    title: Text
    url: str


@dataclass(frozen=True, slots=True)
class RuleLink:
    """A rule card that a lesson rests on."""

    slug: str
    url: str


def titles_by_ref(kind: str, ref: str | None) -> Text | None:
    """Return the title of what a step leads to, None if no course has it: one query."""
    step = Step.objects.filter(kind=kind, ref=ref).first() if ref else None
    return step.title if step else None


def script_links(codes: Sequence[str], titles: Mapping[str, Text]) -> list[ScriptLink]:
    """Return the published scripts of these codes, in this order; `titles` names all that are published."""
    return [ScriptLink(code, titles[code], _url(code)) for code in codes if code in titles]


def rule_links(slugs: Sequence[str]) -> list[RuleLink]:
    """Return the rule cards of these slugs, in this order: no query."""
    return [RuleLink(slug, _rule_url(slug)) for slug in slugs]


def _url(code: str) -> str:
    try:
        return reverse("knowledge:script", args=[code])
    except NoReverseMatch:
        return f"{reverse('knowledge:script-list')}?{urlencode({'q': code})}"


def _rule_url(slug: str) -> str:
    try:
        return reverse("knowledge:rule", args=[slug])
    except NoReverseMatch:
        return reverse("knowledge:rule-list")
