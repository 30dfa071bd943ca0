"""`{% load certificates %}`: what stands in the way, states and kinds of evidence, in the reader's words."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from certificates.domain.eligibility import Decision, Kind, Refusal
from certificates.domain.state import CertificateState
from ui.components.icon import icon
from ui.components.status import pill
from ui.components.words import day

register = template.Library()

_ICONS = {
    Kind.COURSE_OPEN: "book",
    Kind.EXAM_NOT_PASSED: "pencil-square",
    Kind.EXAM_TO_REPEAT: "pencil-square",
    Kind.SCENARIO_NOT_GOOD: "chat-left-dots",
    Kind.SUSPICION_WAITS: "hourglass-split",
    Kind.SUSPICION_CONFIRMED: "shield-exclamation",
    Kind.ALREADY_HELD: "patch-check",
    Kind.NO_NAME: "person",
    Kind.NO_FIRM_NAME: "building",
    Kind.NO_PUBLIC_ADDRESS: "globe",
}


@register.simple_tag
def refusal(value: Refusal) -> str:
    """Say one thing that stands in the way, as a sentence."""
    title = value.part.title.get(get_language() or "zh-hans") if value.part else ""
    if value.kind is Kind.COURSE_OPEN:
        return _course(value, title)
    if value.kind in {Kind.EXAM_NOT_PASSED, Kind.EXAM_TO_REPEAT}:
        return _exam(value, title)
    return _sentence(value.kind, title)


def _course(value: Refusal, title: str) -> str:
    if not value.left:
        return _("The course “%(title)s” is still to do.") % {"title": title}
    words = ngettext("The course “%(title)s” has %(n)s step to go.", "The course “%(title)s” has %(n)s steps to go.", value.left)
    return words % {"title": title, "n": value.left}


def _exam(value: Refusal, title: str) -> str:
    if value.kind is Kind.EXAM_TO_REPEAT:
        said = _("The exam “%(title)s” has to be passed again: the earlier pass went into a certificate that has ended.")
    else:
        said = _("The exam “%(title)s” is still to pass.")
    if value.next_try_on:
        said += _(" The next try is open from %(day)s.") % {"day": day(value.next_try_on)}
    return said % {"title": title}


def _sentence(kind: Kind, title: str) -> str:
    words = {
        Kind.SCENARIO_NOT_GOOD: _("The role-play “%(title)s” has to come to a good end once."),
        Kind.SUSPICION_WAITS: _("In the role-play “%(title)s” a red line may have been crossed; an assessor is looking at it."),
        Kind.SUSPICION_CONFIRMED: _("In the role-play “%(title)s” a red line was crossed; play it once more to a good end."),
        Kind.ALREADY_HELD: _("You hold this certificate."),
        Kind.NO_NAME: _("Your name is missing in the records; HR can add it."),
        Kind.NO_FIRM_NAME: _("Everything is met. The firm’s name is not set yet, so no certificate can be issued; HR sees this."),
        Kind.NO_PUBLIC_ADDRESS: _("Everything is met. This site has no public address yet, so no certificate can be issued; HR sees this."),
    }
    return words[kind] % {"title": title}


@register.simple_tag
def obstacles(decision: Decision | None) -> SafeString:
    """Show everything that still stands in the way as a list."""
    if decision is None:
        return SafeString("")
    items = format_html_join("", "<li>{}<span>{}</span></li>", ((icon(_ICONS[each.kind]), refusal(each)) for each in decision.refusals))
    return format_html('<ul class="c-lines">{}</ul>', items)


@register.simple_tag
def state_pill(state: CertificateState | str) -> SafeString:
    """Show a certificate's state as icon, word and colour."""
    tone, sign, word = {
        CertificateState.VALID: ("ok", None, _("Valid")),
        CertificateState.EXPIRED: ("past", None, _("Expired")),
        CertificateState.REVOKED: ("danger", "x-octagon-fill", _("Revoked")),
        CertificateState.REPLACED: ("past", "arrow-left-right", _("Replaced")),
    }[CertificateState(state)]
    return pill(word, state=tone, icon=sign)


@register.filter
def evidence_kind(kind: str) -> str:
    """Name a kind of evidence."""
    return {
        "lesson": _("Lesson"),
        "reading": _("Lesson"),
        "quiz": _("Quiz"),
        "attempt": _("Quiz"),
        "exam": _("Exam"),
        "gate": _("Gate test"),
        "scenario": _("Role-play"),
        "run": _("Role-play"),
    }.get(kind, kind)


@register.filter
def house_reason(kind: Kind) -> str:
    """Say to HR why the house cannot issue an award."""
    return {
        Kind.NO_NAME: _("The person’s name is missing."),
        Kind.NO_FIRM_NAME: _("The firm’s name is not set."),
        Kind.NO_PUBLIC_ADDRESS: _("This site has no public address."),
    }.get(kind, kind.value)
