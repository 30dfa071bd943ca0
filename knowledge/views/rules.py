"""Rule cards: what holds, since when, and where it comes from."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from knowledge.domain import words
from knowledge.queries.cards import card_view, cards_on
from people.domain.roles import Right
from people.policies import reader, require
from people.queries.today import today_of

COLOUR_STATES = {"green": "ok", "amber": "warn", "red": "danger"}
COLOUR_ICONS = {"green": "bookmark", "amber": "eye", "red": "exclamation-octagon-fill"}


@require_safe
@require(Right.SEE_SCRIPTS)
def rule_list(request: HttpRequest) -> HttpResponse:
    """List the rule cards with what they say today."""
    rows = [
        (row, words.CARD_KINDS[row.card.kind], words.CARD_COLOURS[row.card.colour], COLOUR_STATES[row.card.colour])
        for row in cards_on(today_of(reader(request)))
    ]
    return render(request, "knowledge/rule_list.html", {"rows": rows})


@require_safe
@require(Right.SEE_SCRIPTS)
def rule(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a rule card with all its editions."""
    view = card_view(slug, today_of(reader(request)))
    if view is None:
        raise Http404
    context = {
        "view": view,
        "card": view.card,
        "kind": words.CARD_KINDS[view.card.kind],
        "colour": words.CARD_COLOURS[view.card.colour],
        "colour_state": COLOUR_STATES[view.card.colour],
        "platforms": words.PLATFORMS,
        "confidence": words.CONFIDENCE,
    }
    return render(request, "knowledge/rule.html", context)
