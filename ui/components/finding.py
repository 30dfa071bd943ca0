"""Findings: what a certificate says, facts in pairs, marks by dimension, turns of a run."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from ui.components.icon import icon as draw_icon
from ui.components.props import NOTHING, classes, join, one_of

VERDICTS = {"valid": ("ok", "patch-check-fill"), "expired": ("warn", "hourglass-bottom"),
            "revoked": ("danger", "x-octagon-fill"), "replaced": ("warn", "arrow-left-right"),
            "unknown": ("danger", "question-octagon-fill")}  # fmt: skip
MOST_PIPS = 5
EFFECTS = ("up", "down", "same")


def verdict(state: str, title: str, body: str = "") -> SafeString:
    """Show the one sentence a stranger came for: whether this certificate holds."""
    one_of("state", state, VERDICTS)
    tone, sign = VERDICTS[state]
    return format_html(
        '<div class="r-verdict is-{}">{}<div><h1>{}</h1>{}</div></div>',
        tone,
        draw_icon(sign),
        title,
        format_html("<p>{}</p>", body) if body else NOTHING,
    )


def claims(pairs: Iterable[tuple[str, str | SafeString]]) -> SafeString:
    """Show every claim that is printed, as name and value."""
    return format_html(
        '<dl class="r-claims">{}</dl>',
        join(format_html('<dt>{}</dt><dd class="r-strong r-num">{}</dd>', name, value) for name, value in pairs),
    )


def facts(pairs: Iterable[tuple[str, str | int | SafeString]]) -> SafeString:
    """Show small facts: name left, value right."""
    return format_html(
        '<dl class="r-facts">{}</dl>',
        join(format_html("<dt>{}</dt><dd>{}</dd>", name, value) for name, value in pairs),
    )


def pips(value: int, *, label: str, low: bool = False) -> SafeString:
    """Show a mark of 0 to 5 as bars and a figure; `low` marks the weakest."""
    one_of("value", str(value), map(str, range(MOST_PIPS + 1)))
    bars = join(SafeString('<i class="on"></i>' if n < value else "<i></i>") for n in range(MOST_PIPS))
    return format_html(
        '<span class="{}" role="img" aria-label="{}">{}</span>',
        classes("r-pips", "is-low" if low else ""),
        gettext("%(label)s: %(value)s of 5") % {"label": label, "value": value},
        bars,
    )


@dataclass(frozen=True, slots=True)
class Effect:
    """How a measure moved in a turn: 62 to 80."""

    label: str
    before: int
    after: int
    good: bool = False


@dataclass(frozen=True, slots=True)
class TurnItem:
    """One turn of a debrief. `body` is what was said and what would have been better, already marked up."""

    when: str
    title: str
    body: str | SafeString
    effects: tuple[Effect, ...] = ()
    turning: bool = False
    id: str = ""


def timeline(items: Iterable[TurnItem]) -> SafeString:
    """Show a run turn by turn: when, what was said, what it changed; the turning point stands out."""
    return format_html('<ol class="r-timeline">{}</ol>', join(_turn(item) for item in items))


def _turn(item: TurnItem) -> SafeString:
    effects = join(
        format_html(
            '<div><span class="r-sub">{}</span><span>{} → <b class="{}">{}</b></span></div>',
            effect.label,
            effect.before,
            "" if effect.before == effect.after else "is-ok-text" if effect.good else "is-danger-text",
            effect.after,
        )
        for effect in item.effects
    )
    return format_html(
        '<li class="{}"{}><div class="r-when"><b>{}</b>{}</div><div class="r-stack r-stack-s">{}</div><div class="r-effect">{}</div></li>',
        "is-turn" if item.turning else "",
        format_html(' id="{}"', item.id) if item.id else NOTHING,
        item.title,
        item.when,
        item.body,
        effects,
    )
