"""The author's desk: what is published, what rests on which rule card, what the last load found."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from curriculum.queries.loadings import loads
from curriculum.queries.published import KINDS, published
from lib.bilingual import Text
from people.domain.roles import Right
from people.policies import require
from ui.components.progress import Tile

FIRST = "lesson"
ON_TILES = ("course", "lesson", "script", "rule")
PAGES = {
    "course": "courses:course",
    "lesson": "courses:lesson",
    "scenario": "scenarios:scenario",
    "script": "knowledge:script",
    "rule": "knowledge:rule",
}


@require_safe
@require(Right.AUTHOR_CURRICULUM)
def overview(request: HttpRequest) -> HttpResponse:
    """Show it; `?kind=` chooses which entries are listed."""
    entries, loaded = published(), loads()
    kind = request.GET.get("kind", FIRST)
    kind = kind if kind in KINDS else FIRST
    titles = {(row.kind, row.slug): row.title for rows in entries.values() for row in rows}
    lang = get_language() or "zh-hans"
    context = {
        "tiles": [Tile(KINDS[each][0].get(lang), str(len(entries[each])), url=f"?kind={each}#published") for each in ON_TILES],
        "kinds": [(each, KINDS[each][0], len(rows), each == kind) for each, rows in entries.items()],
        "kind": KINDS[kind][0],
        "rows": [(row, _page_of(row.kind, row.slug)) for row in entries[kind]],
        "loads": loaded.rows,
        "findings": loaded.findings,
        "cards": [(card, titles.get(("rule", card), Text(card, card)), _worded(uses)) for card, uses in loaded.uses.items()],
    }
    return render(request, "curriculum/overview.html", context)


def _page_of(kind: str, slug: str) -> str:
    return reverse(PAGES[kind], args=[slug]) if kind in PAGES else ""


def _worded(uses: tuple[tuple[str, tuple[str, ...]], ...]) -> list[tuple[Text, list[tuple[str, str]]]]:
    return [(KINDS[kind][0], [(slug, _page_of(kind, slug)) for slug in slugs]) for kind, slugs in uses if kind in KINDS]
