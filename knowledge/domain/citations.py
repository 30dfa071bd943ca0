"""Citing facts in text: tokens become the value in force, worded for the reader.

`render` gives plain text, `render_html` HTML of plain text, `render_markup` puts citations into HTML that is safe
already (rendered Markdown). A fact that is not there shows as its own name in square brackets, never as an error.
"""

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from knowledge.domain import tokens
from knowledge.domain.claim import Claim
from knowledge.domain.rule_card import RuleCard
from knowledge.domain.tokens import BrokenToken, ClaimToken, ExampleToken, RuleToken, Token, VariableToken
from knowledge.domain.units import worded
from lib.bilingual import Text

Blank = Callable[[str], str]
_TAG = re.compile(r"(<[^>]*>)")
UNVERIFIED = Text("来源未核实", "unverified")


@dataclass(frozen=True, slots=True)
class RuleFact:
    """A field of a rule card as it is in force: worded value, where it comes from, when it was checked."""

    value: Text
    title: Text
    source: Text
    checked_on: date


@dataclass(frozen=True, slots=True)
class Facts:
    """All that texts may cite or name on a day: `rules[card][field]`, `claims[number]`, and the titles of `scripts` by code."""

    on: date
    rules: Mapping[str, Mapping[str, RuleFact]] = field(default_factory=dict)
    claims: Mapping[int, Claim] = field(default_factory=dict)
    scripts: Mapping[str, Text] = field(default_factory=dict)


def facts_of(cards: Mapping[str, RuleCard], claims: Mapping[int, Claim], on: date, scripts: Mapping[str, Text] | None = None) -> Facts:
    """Gather the facts in force on a day."""
    rules = {name: fields for name, card in cards.items() if (fields := _fields(card, on))}
    return Facts(on, rules, dict(claims), dict(scripts or {}))


def render(text: str, facts: Facts, lang: str) -> str:
    """Return plain text with every citation worded in a language; script variables stay as they are."""
    return tokens.replaced(text, lambda token: _plain(token, facts, lang))


def render_html(text: str, facts: Facts, lang: str, blank: Blank | None = None) -> str:
    """Return HTML of a plain text: the text is escaped, citations are marked up. Line breaks become `<br>`.

    `blank` gives the HTML of a script's variable by its name; without it, the name stands tinted.
    """
    return _in_text(html.escape(text).replace("\n", "<br>"), facts, lang, blank or _tinted)


def render_markup(markup: str, facts: Facts, lang: str) -> str:
    """Return safe HTML with its citations marked up; inside a tag (a title, an alt) they are plain."""
    pieces = _TAG.split(markup)
    return "".join(
        _in_tag(piece, facts, lang) if index % 2 else _in_text(piece, facts, lang, _tinted) for index, piece in enumerate(pieces)
    )


def _fields(card: RuleCard, on: date) -> dict[str, RuleFact]:
    edition = card.on(on)
    if edition is None:
        return {}
    return {
        name: RuleFact(worded(value.value, value.unit), card.title, edition.source, edition.checked_on)
        for name, value in edition.fields.items()
    }


def _plain(token: Token, facts: Facts, lang: str) -> str:
    match token:
        case RuleToken(card, name):
            fact = facts.rules.get(card, {}).get(name)
            return fact.value.get(lang) if fact else _missing(f"{card}.{name}")
        case ClaimToken(number):
            claim = facts.claims.get(number)
            return _claim(claim, lang) if claim else _missing(str(number))
        case ExampleToken(number):
            return number
        case VariableToken(name):
            return f"{{{name}}}"
        case BrokenToken(said):
            return _missing(said)


def _claim(claim: Claim, lang: str) -> str:
    tag = UNVERIFIED.get(lang)
    return f"{claim.figure.get(lang)}（{tag}）" if tag == UNVERIFIED.zh else f"{claim.figure.get(lang)} ({tag})"


def _missing(name: str) -> str:
    return f"[{name}]"


def _in_tag(piece: str, facts: Facts, lang: str) -> str:
    return tokens.replaced(piece, lambda token: html.escape(_plain(token, facts, lang)))


def _in_text(piece: str, facts: Facts, lang: str, blank: Blank) -> str:
    return tokens.replaced(piece, _marker(facts, lang, blank))


def _tinted(name: str) -> str:
    return f'<span class="r-var">{{{name}}}</span>'


def _marker(facts: Facts, lang: str, blank: Blank) -> Callable[[Token], str]:
    def mark(token: Token) -> str:
        match token:
            case RuleToken(card, name) if fact := facts.rules.get(card, {}).get(name):
                return _rule_html(card, fact, lang)
            case ClaimToken(number) if claim := facts.claims.get(number):
                return _claim_html(claim, lang)
            case VariableToken(name):
                return blank(name)
            case _:
                return html.escape(_plain(token, facts, lang))

    return mark


def _rule_html(card: str, fact: RuleFact, lang: str) -> str:
    said = {"zh": "{card}《{title}》：{source}，{day} 核对"}.get(lang[:2], "{card} {title}: {source}, checked {day}")
    title = said.format(card=card, title=fact.title.get(lang), source=fact.source.get(lang), day=fact.checked_on.isoformat())
    return f'<span class="r-cite" title="{html.escape(title)}">{html.escape(fact.value.get(lang))}</span>'


def _claim_html(claim: Claim, lang: str) -> str:
    title = html.escape(f"{claim.source}: {claim.meaning.get(lang)}")
    figure, tag = html.escape(claim.figure.get(lang)), html.escape(UNVERIFIED.get(lang))
    return f'<span class="r-cite" title="{title}">{figure}</span> <span class="r-pill is-plain r-unverified">{tag}</span>'
