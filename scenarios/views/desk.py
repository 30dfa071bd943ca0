"""The desk: one conversation, its turns, its clock."""

from secrets import token_hex

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lib import clock
from people.domain.roles import Right
from people.models import User
from people.policies import reader, require
from people.queries.today import today_of
from scenarios import policies
from scenarios.domain.run_words import TYPE_WORDS
from scenarios.domain.submission import Submission, TurnRefused
from scenarios.forms import submission_from_post
from scenarios.models import Run
from scenarios.queries.chips import stages_of
from scenarios.queries.desk import desk_of
from scenarios.queries.references import product_name, references_of
from scenarios.services import claims, runs
from scenarios.services.errors import FactUnknown, KeyTaken, RunClosed
from scenarios.views.wording import refusal_in_words
from ui.components.words import duration

HOLDS = (60, 120, 300)
MOST_DIGITS = 4


@require_safe
@require(Right.TAKE_TRAINING)
def desk(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the conversation; one that is over is looked back on."""
    person = reader(request)
    run = _run(person, pk)
    if not run.is_open and "end" not in request.GET:
        return redirect("scenarios:debrief", run.pk)
    return _show(request, person, run)


@require_safe
@require(Right.TAKE_TRAINING)
def log(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what was said so far, for a page that waits."""
    run = _run(reader(request), pk)
    return render(request, "scenarios/desk_log.html", {"run": run, "desk": desk_of(run, clock.now())})


@require_POST
@require(Right.TAKE_TRAINING)
def turn(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one turn. Whatever is refused comes back with its words kept."""
    person = reader(request)
    run = _run(person, pk)
    sent = submission_from_post(request.POST)
    key = request.POST.get("key", "")
    if not key:
        raise Http404
    try:
        runs.say(run_id=run.pk, person_id=person.pk, key=key, sent=sent, by=person.actor, at=clock.now())
    except TurnRefused as refused:
        return _show(request, person, run, kept=sent, key=key, trouble=refusal_in_words(refused), status=422)
    except KeyTaken:
        trouble = _("This message was sent already, with other words. Look at the chat, then send again.")
        return _show(request, person, run, kept=sent, trouble=trouble, status=409)
    except RunClosed:
        messages.info(request, _("The conversation was over already; nothing was added."))
        return _away(request, run)
    run = _run(person, pk)
    if _by_htmx(request):
        return _show(request, person, run)
    return redirect(reverse("scenarios:desk", args=[run.pk]) + ("" if run.is_open else "?end"))


@require_POST
@require(Right.TAKE_TRAINING)
def clock_switch(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop the clock or let it run, by hand or because the page was hidden."""
    person = reader(request)
    run = _run(person, pk)
    hidden = "hidden" in request.POST
    act = runs.pause if request.POST.get("to") == "pause" else runs.resume
    run = act(run_id=run.pk, person_id=person.pk, hidden=hidden, at=clock.now())
    if hidden:
        found = desk_of(run, clock.now())
        return JsonResponse({"paused": run.paused_at is not None, "elapsed": found.elapsed, "waiting": found.waiting.seconds})
    return redirect("scenarios:desk", run.pk)


@require_POST
@require(Right.TAKE_TRAINING)
def fact(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep "I did say that" for a person to look at."""
    person = reader(request)
    run = _run(person, pk)
    said = request.POST.get("fact", "")
    number, _dot, concept = said.partition(".")
    if not number.isdecimal() or len(number) > MOST_DIGITS:
        raise Http404
    try:
        claims.claim(run_id=run.pk, person_id=person.pk, turn=int(number), concept=concept, by=person.actor, at=clock.now())
    except FactUnknown as stranger:
        raise Http404 from stranger
    if _by_htmx(request):
        return _show(request, person, run, kept=submission_from_post(request.POST))
    return redirect("scenarios:desk" if run.is_open else "scenarios:debrief", run.pk)


@require_POST
@require(Right.TAKE_TRAINING)
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """End early and look back."""
    person = reader(request)
    run = runs.leave(run_id=_run(person, pk).pk, person_id=person.pk, by=person.actor, at=clock.now())
    return redirect("scenarios:debrief", run.pk)


def _run(person: User, pk: int) -> Run:
    rows = policies.runs_played_by(person).select_related("version", "scenario")
    return get_object_or_404(rows, pk=pk)


def _show(
    request: HttpRequest, person: User, run: Run, *, kept: Submission | None = None, key: str = "", trouble: str = "", status: int = 200
) -> HttpResponse:
    found = desk_of(run, clock.now())
    story = found.played.story
    context = {
        "run": run,
        "story": story,
        "desk": found,
        "stages": stages_of(kept.moves if kept else ()),
        "kept": kept,
        "kept_deeds": {deed.do for deed in kept.actions} if kept else set(),
        "key": key or token_hex(12),
        "type": TYPE_WORDS[story.customer.type],
        "asks_consent": any(action.needs_consent for action in found.actions),
        "holds": [(seconds, duration(seconds)) for seconds in HOLDS],
        "trouble": trouble,
        "item": product_name(story.desk.order.sku) if story.desk.order and story.desk.order.sku else None,
        "references": references_of(story, today_of(person)),
    }
    if _by_htmx(request):
        return render(request, "scenarios/desk_body.html", context)
    return render(request, "scenarios/desk.html", context, status=status)


def _away(request: HttpRequest, run: Run) -> HttpResponse:
    address = reverse("scenarios:debrief", args=[run.pk])
    return HttpResponse(headers={"HX-Redirect": address}) if _by_htmx(request) else redirect(address)


def _by_htmx(request: HttpRequest) -> bool:
    return "HX-Request" in request.headers
