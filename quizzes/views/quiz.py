"""A quiz before it is begun, and its beginning."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from courses.policies import Bar, Refusal
from lib import clock
from people.models import User
from people.policies import require_sign_in
from people.queries.today import today_of
from quizzes.models import Quiz
from quizzes.policies import may_sit
from quizzes.queries.intro import intro, quiz_by_slug
from quizzes.services import attempts
from quizzes.services.errors import SittingRefused


@require_sign_in
@require_safe
def quiz_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what the quiz asks, what was tried, and what may be done now."""
    person, quiz, refusal = _load(request, slug)
    page = intro(quiz, person, today_of(person))
    return render(request, "quizzes/quiz.html", {"page": page, "refusal": refusal}, status=403 if refusal else 200)


@require_sign_in
@require_POST
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin an attempt, or go on with the open one."""
    person, quiz, refusal = _load(request, slug)
    if refusal is not None:
        raise PermissionDenied(_("This is not open to you yet. The course says what opens it."))
    try:
        attempt = attempts.start(person_id=person.pk, quiz_slug=quiz.slug, by=person.actor, at=clock.now())
    except SittingRefused:
        return redirect("quizzes:quiz", slug)
    return redirect("quizzes:attempt", attempt.pk)


def _load(request: HttpRequest, slug: str) -> tuple[User, Quiz, Refusal | None]:
    person, quiz = request.user, quiz_by_slug(slug)
    if quiz is None or not isinstance(person, User):
        raise Http404
    refusal = may_sit(person, quiz)
    if refusal is not None and refusal.bar is Bar.NOT_GIVEN:
        raise Http404
    return person, quiz, refusal
