"""From the desk's form to a clean submission; a decision's form for assessors."""

from decimal import Decimal, InvalidOperation

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from scenarios.domain.submission import Submission
from scenarios.domain.turns import Deed
from scenarios.models import Decision
from ui.forms import RapportForm

LARGEST = Decimal(1_000_000)


def submission_from_post(post: QueryDict) -> Submission:
    """Read one turn. Only these fields are read: time, quality and faults are not the page's to say."""
    consent = "consent" in post
    return Submission(
        moves=tuple(post.getlist("moves")),
        text=post.get("text", ""),
        hold_s=_whole(post.get("hold_s", "")),
        actions=tuple(Deed(name, _amount(post.get(f"amount-{name}", "")), consent) for name in post.getlist("do")),
    )


class DecisionForm(RapportForm):
    """Confirm or dismiss a suspected red line, with a reason."""

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=((Decision.CONFIRMED, _("Confirm: the line was crossed")), (Decision.DISMISSED, _("Dismiss: it was not"))),
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("The agent and HR will read it.")
    )


def _whole(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 6 else None  # noqa: PLR2004  longer than any hold


def _amount(text: str) -> Decimal:
    """Return the amount; what is no amount becomes one that every desk refuses."""
    if not text.strip():
        return Decimal(0)
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        return LARGEST
    return value if value.is_finite() and abs(value) < LARGEST else LARGEST
