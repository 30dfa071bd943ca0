"""An attempt: its page, each answer, handing in, and what it came to."""

import uuid

from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lib import clock
from lib.bilingual import language_of
from people.models import User
from people.policies import require_sign_in
from people.queries.today import today_of
from quizzes.forms import FormIncomplete, answer_from_post, page_from_get
from quizzes.models import Attempt
from quizzes.queries.one import course_slug_of, now_of
from quizzes.queries.results import result
from quizzes.queries.sitting import attempt_with_clock, page_of, sitting
from quizzes.services import attempts
from quizzes.services.errors import AttemptUnknown, SittingRefused
from quizzes.views.figures import result_tiles
from quizzes.views.refusals import refused, wants_json


@require_sign_in
@require_safe
def attempt_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a page of an open attempt; one whose time is over is closed and shown as it ended."""
    attempt = _load(request, pk)
    if attempt.is_over(now_of(attempt)):
        attempts.close_if_overdue(attempt_id=pk, at=clock.now())
        return redirect("quizzes:review", pk)
    page = sitting(attempt, _lang(), page_from_get(request.GET), today_of(_person(request)))
    keys = [uuid.uuid4().hex for _ in page.asked]
    return render(request, "quizzes/attempt.html", {"page": page, "asked": list(zip(page.asked, keys, strict=True))})


@require_sign_in
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Save one answer."""
    question = request.POST.get("question", "")
    try:
        sent = answer_from_post(request.POST)
        saved_at = attempts.answer(
            attempt_id=pk,
            person_id=_person(request).pk,
            question=sent.question,
            key=sent.key,
            fields=sent.fields,
        )
    except AttemptUnknown as refusal:
        if not wants_json(request):
            raise Http404 from refusal
        return refused(request, refusal, attempt_id=pk)
    except (SittingRefused, FormIncomplete, OperationalError) as refusal:
        return refused(request, refusal, attempt_id=pk)
    if wants_json(request):
        return JsonResponse({"saved_at": saved_at.isoformat()})
    page = page_of(_load(request, pk), question)
    return redirect(f"{reverse('quizzes:attempt', args=[pk])}?page={page}#{question}")


@require_sign_in
@require_http_methods(["GET", "HEAD", "POST"])
def hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once more what is still open, then hand in."""
    if request.method == "POST":
        person = _person(request)
        try:
            attempts.hand_in(attempt_id=pk, person_id=person.pk, by=person.actor, at=clock.now())
        except AttemptUnknown as refusal:
            raise Http404 from refusal
        return redirect("quizzes:review", pk)
    attempt = _load(request, pk)
    if attempt.is_over(now_of(attempt)):
        return redirect("quizzes:attempt", pk)
    page = sitting(attempt, _lang(), 1, today_of(_person(request)))
    return render(request, "quizzes/hand_in.html", {"page": page})


@require_sign_in
@require_safe
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a closed attempt came to, every option explained."""
    attempt = _load(request, pk)
    if attempt.is_open:
        return redirect("quizzes:attempt", pk)
    person = _person(request)
    page = result(attempt, _lang(), page_from_get(request.GET), today_of(person))
    return render(request, "quizzes/review.html", {"page": page, "course_slug": course_slug_of(attempt), "tiles": result_tiles(page)})


def _person(request: HttpRequest) -> User:
    """Return who is signed in.

    :raises Http404: for a visitor, whom `require_sign_in` has sent away before
    """
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def _load(request: HttpRequest, pk: int) -> Attempt:
    attempt = attempt_with_clock(request.user, pk)
    if attempt is None:
        raise Http404
    return attempt


def _lang() -> str:
    return language_of(get_language() or "zh")
