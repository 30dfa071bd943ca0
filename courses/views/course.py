"""A course's page, and the way from a step to whatever it leads to."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from courses import policies
from courses.models import Course, Step
from courses.queries import course_state
from courses.queries.layout import Facts
from people.policies import reader, require_sign_in
from people.queries.today import today_of

LEADS_TO = {"lesson": "courses:lesson", "quiz": "quizzes:quiz", "scenario": "scenarios:scenario"}


@require_safe
@require_sign_in
def course(request: HttpRequest, slug: str) -> HttpResponse:
    """Show modules, steps, minutes and progress; to those who assign or write, any course as it would be."""
    person = reader(request)
    state = course_state(person.pk, slug, today_of(person))
    looking = state is None and policies.may_look_in(person)
    if looking:
        get_object_or_404(Course, slug=slug, current__isnull=False)
        state = Facts.about([]).course(person.pk, slug, today_of(person))
    if state is None:
        raise Http404
    return render(request, "courses/course.html", {"course": state, "looking": looking})


@require_safe
@require_sign_in
def step(_request: HttpRequest, slug: str) -> HttpResponse:
    """Go to what a step leads to; the app there says whether it is open."""
    found = get_object_or_404(Step, slug=slug, live=True)
    return redirect(LEADS_TO[found.kind], found.ref)
