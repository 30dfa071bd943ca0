"""The script library: find an entry, fill it, copy it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from knowledge.domain import words
from knowledge.domain.citations import Facts, render_html
from knowledge.domain.marking import marked
from knowledge.forms import FillForm, FindForm
from knowledge.queries.facts import facts_in_force
from knowledge.queries.finding import MOST, Found, Sought, find
from knowledge.queries.script_page import ScriptView, labelled, script_view
from lib.bilingual import Text, language_of
from people.domain.roles import Right
from people.policies import may, reader, require
from people.queries.today import today_of

RISK_STATES = {"green": "ok", "amber": "warn", "red": "danger"}


@dataclass(frozen=True, slots=True)
class Facet:
    """A list to narrow the search by."""

    name: str
    label: str
    choices: tuple[tuple[str, Text], ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class HitRow:
    """A script in the list, what was looked for marked in it."""

    code: str
    version: int
    title: SafeString
    text: SafeString
    facets: tuple[Text, ...]
    risk: Text
    risk_state: str
    due: bool


@require_safe
@require(Right.SEE_SCRIPTS)
def script_list(request: HttpRequest) -> HttpResponse:
    """Find scripts."""
    sought = FindForm(request.GET).sought()
    day = today_of(reader(request))
    found = find(sought, day)
    context = {
        "sought": sought,
        "facets": _facets(sought),
        "found": found,
        "rows": tuple(_rows(found, sought.words, day, facts_in_force(day))),
        "narrowed": sought != Sought(),
        "more": max(0, found.total - MOST),
    }
    return render(request, "knowledge/script_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require(Right.SEE_SCRIPTS)
def script(request: HttpRequest, code: str) -> HttpResponse:
    """Show a script; what is posted only fills its blanks on this page and is kept nowhere."""
    day, user = today_of(reader(request)), reader(request)
    view = script_view(code, day, {})
    if view is None or not (view.findable or may(user, Right.AUTHOR_CURRICULUM)):
        raise Http404
    form = FillForm(view.script, request.POST if request.method == "POST" else None)
    filled = script_view(code, day, form.values()) if form.is_bound else view
    return render(request, "knowledge/script.html", _page(filled or view, form))


def _facets(sought: Sought) -> tuple[Facet, ...]:
    return (
        Facet("stage", _("Stage"), tuple(words.STAGES.items()), sought.stage),
        Facet("type", _("Customer"), tuple(words.TYPES.items()), sought.type),
        Facet("channel", _("Channel"), tuple(words.CHANNELS.items()), sought.channel),
    )


def _rows(found: Found, query: str, day: date, facts: Facts) -> Iterator[HitRow]:
    lang = language_of(get_language() or "zh")
    for hit in found.hits:
        said = hit.script
        yield HitRow(
            code=hit.code,
            version=hit.version,
            title=_marked(render_html(said.title.get(lang), facts, lang), query),
            text=_marked(render_html(said.text.get(lang), facts, lang, labelled(said, lang)), query),
            facets=(words.STAGES[said.stage], *(words.TYPES[t] for t in said.types), *(words.CHANNELS[c] for c in said.channels)),
            risk=words.RISKS[said.risk],
            risk_state=RISK_STATES[said.risk],
            due=said.state == "stale" or said.review_on <= day,
        )


def _marked(markup: str, query: str) -> SafeString:
    return mark_safe(marked(markup, query))  # render_html escapes, marked keeps to the text


def _page(view: ScriptView, form: FillForm) -> Mapping[str, object]:
    said, lang = view.script, language_of(get_language() or "zh")
    uses = (("good", said.good), ("bad", said.bad), ("do", said.do), ("dont", said.dont))
    return {
        "view": view,
        "script": said,
        "form": form,
        "chinese": lang == "zh",
        "stage": words.STAGES[said.stage],
        "moves": tuple(words.MOVES[move] for move in said.moves),
        "types": tuple(words.TYPES[kind] for kind in said.types),
        "channels": tuple(words.CHANNELS[channel] for channel in said.channels),
        "risk": words.RISKS[said.risk],
        "risk_state": RISK_STATES[said.risk],
        "level": words.LEVELS[said.level],
        "state": words.STATES[said.state],
        **{name: view.worded(text, lang) for name, text in uses},
    }
