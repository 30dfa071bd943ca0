"""Why the desk refused a turn, in words."""

from django.utils.translation import gettext as _

from scenarios.domain.deeds import DEEDS
from scenarios.domain.submission import TurnRefused
from ui.components.words import inlang


def refusal_in_words(refused: TurnRefused) -> str:
    """Return what is missing or not allowed, and what to do."""
    return _lines()[refused.why] % {"what": inlang(DEEDS.get(refused.subject)) or refused.subject, "limit": refused.limit}


def _lines() -> dict[str, str]:
    return {
        "no-move": _("Nothing was sent: choose one or two moves for what you say."),
        "no-text": _("Nothing was sent: write what you say to the customer."),
        "too-many-moves": _("Nothing was sent: choose at most %(limit)s moves."),
        "unknown-move": _("Nothing was sent: this move is not on the desk."),
        "text-too-long": _("Nothing was sent: keep it under %(limit)s characters."),
        "hold-out-of-range": _("Nothing was sent: a hold lasts at most %(limit)s seconds."),
        "unknown-action": _("Nothing was sent: this desk cannot do “%(what)s”."),
        "action-twice": _("Nothing was sent: an action is chosen twice."),
        "consent-too-early": _("Nothing was sent: the customer cannot have agreed yet. Offer options or confirm first."),
        "consent-needed": _("Nothing was sent: “%(what)s” needs the customer’s consent. Get it first, then tick it."),
        "over-limit": _("Nothing was sent: you may give at most %(limit)s yuan by “%(what)s”."),
        "needs-lead": _("Nothing was sent: only a lead may do “%(what)s”. Offer something else, or escalate."),
        "amount-out-of-range": _("Nothing was sent: “%(what)s” takes no such amount."),
    }
