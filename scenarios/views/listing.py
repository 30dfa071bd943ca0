"""The role-plays one may play, one of them before it begins, and its beginning."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from courses.policies import Bar
from lib import clock
from lib.bilingual import language_of
from people.domain.roles import Right
from people.models import User
from people.policies import reader, require
from people.queries.today import today_of
from scenarios import policies
from scenarios.models import Scenario
from scenarios.queries.listing import intro_of, rows_for
from scenarios.services import runs


@require_safe
@require(Right.TAKE_TRAINING)
def scenarios(request: HttpRequest) -> HttpResponse:
    """List what was given, open or not yet, and the runs so far."""
    person = reader(request)
    given = policies.scenarios_given_to(person)
    return render(request, "scenarios/list.html", {**rows_for(person.pk, given.playable), "locked": given.locked})


@require_safe
@require(Right.TAKE_TRAINING)
def scenario(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what waits, before the clock runs."""
    person = reader(request)
    found = _found(person, slug)
    if found is None:
        return _locked(request, person, slug)
    return render(request, "scenarios/intro.html", {"intro": intro_of(found, person.pk, today_of(person))})


@require_POST
@require(Right.TAKE_TRAINING)
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin, or go on with the open run."""
    person = reader(request)
    if _found(person, slug) is None:
        raise PermissionDenied
    language = language_of(get_language() or "zh")
    run = runs.start(person_id=person.pk, scenario_slug=slug, language=language, by=person.actor, at=clock.now())
    return redirect("scenarios:desk", run.pk)


def _found(person: User, slug: str) -> Scenario | None:
    """Return a scenario that may be played, None when it is locked.

    :raises Http404: if it was not given
    """
    row = get_object_or_404(Scenario.objects.select_related("current", "step"), slug=slug, current__isnull=False)
    if policies.may_play(person, row):
        return row
    refusal = policies.bar_to(person, row)
    if refusal is None or refusal.bar is Bar.NOT_GIVEN:
        raise Http404
    return None


def _locked(request: HttpRequest, person: User, slug: str) -> HttpResponse:
    row = Scenario.objects.select_related("current", "step").get(slug=slug)
    context = {"refusal": policies.bar_to(person, row), "step": row.step}
    return render(request, "scenarios/locked.html", context, status=403)
