"""Reading a lesson: its parts, its checks, its signature."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from courses import policies
from courses.domain.unlocking import State
from courses.models import Lesson, LessonVersion, Reading
from courses.queries import CourseState, StepRow, courses_of
from courses.queries.layout import Facts
from courses.queries.lesson_page import CheckView, LessonPage, lesson_page, one_check, shown_check
from courses.queries.links import titles_by_ref
from courses.queries.one_lesson import found_lesson
from courses.queries.steps import steps_by_ref
from courses.services import reading
from lib import clock
from lib.bilingual import Text
from people.models import User
from people.policies import reader, require_sign_in
from people.queries.today import today_of
from questions.domain import ResponseRefused
from questions.forms import response_from_post


@dataclass(frozen=True, slots=True)
class Place:
    """A lesson with the course that it stands in for this reader.

    `looking`: not theirs to take, only to read. `near`: the steps of all their courses.
    """

    lesson: Lesson
    version: LessonVersion
    course: CourseState
    step: StepRow
    looking: bool
    reading: Reading | None
    near: tuple[StepRow, ...]


@require_safe
@require_sign_in
def lesson(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one part of a lesson; showing it changes nothing."""
    person = reader(request)
    place = _place(person, slug)
    if place.step.state is State.LOCKED:
        return render(request, "courses/locked.html", {"place": place}, status=403)
    page = lesson_page(
        place.lesson,
        place.version,
        reading=place.reading,
        person_id=person.pk,
        part=_number(request.GET.get("part", "")),
        language=get_language() or "",
        today=today_of(person),
        again=request.GET.get("again", ""),
        free=place.looking,
    )
    return render(request, "courses/lesson.html", _context(place, page))


@require_POST
@require_sign_in
def lesson_part(request: HttpRequest, slug: str) -> HttpResponse:
    """Go to the part before or after, and keep the place."""
    person = reader(request)
    place = _to_take(person, slug)
    part = _number(request.POST.get("part", "")) or 0
    try:
        outcome = reading.go_to_part(person_id=person.pk, lesson=place.lesson, part=part, by=person.actor, at=clock.now())
    except reading.PartSkipped as skipped:
        raise Http404 from skipped
    if "finish" in request.POST and outcome.done:
        return redirect("courses:course", place.course.slug)
    return _back(slug, part, "lacks" if "finish" in request.POST else "")


@require_POST
@require_sign_in
def lesson_check(request: HttpRequest, slug: str, check: str) -> HttpResponse:
    """Take an answer to a check, keep it and explain it in its place."""
    person = reader(request)
    place = _to_take(person, slug)
    language, today = get_language() or "", today_of(person)
    seen = shown_check(check, person_id=person.pk, language=language)
    if seen is None:
        raise Http404
    trouble = ""
    try:
        data = response_from_post(seen, request.POST)
        reading.answer_check(person_id=person.pk, lesson=place.lesson, check_slug=check, data=data, by=person.actor, at=clock.now())
    except reading.CheckNotInLesson as stranger:
        raise Http404 from stranger
    except ResponseRefused:
        trouble = _("Nothing was saved: choose or type an answer first.")
    part = _number(request.POST.get("part", "")) or 1
    if not request.headers.get("HX-Request"):
        if trouble:
            messages.error(request, trouble)
        return _back(slug, part, f"check-{check}")
    view = one_check(place.lesson, check, person_id=person.pk, language=language, today=today)
    return render(request, "courses/check.html", _check_context(place, view, part, trouble))


@require_POST
@require_sign_in
def lesson_sign(request: HttpRequest, slug: str) -> HttpResponse:
    """Sign "read and understood" for the version that the page named."""
    person = reader(request)
    place = _to_take(person, slug)
    number = _number(request.POST.get("version", "")) or 0
    if "understood" not in request.POST:
        messages.error(request, _("Nothing was signed: tick the sentence first."))
        return _back(slug, None, "lacks")
    try:
        reading.sign(person_id=person.pk, lesson=place.lesson, version_number=number, by=person.actor, at=clock.now())
    except reading.OldVersion:
        messages.warning(request, _("This lesson has been changed since. Read the last part again, then sign."))
    return _back(slug, None, "lacks")


def _place(person: User, slug: str) -> Place:
    """Find a lesson among the reader's own; those who assign or write may look into any.

    :raises Http404: if it is neither
    """
    lesson, reading = found_lesson(slug, person.pk)
    version = lesson.current if lesson else None
    if lesson is None or version is None:
        raise Http404
    courses = courses_of(person.pk, today_of(person))
    found = [(course, step) for course in courses for step in course.steps if step.kind == "lesson" and step.ref == slug]
    if found:
        course, step = min(found, key=lambda each: each[1].state is State.LOCKED)
        near = tuple(step for course in courses for step in course.steps)
        return Place(lesson, version, course, step, looking=False, reading=reading, near=near)
    slot = steps_by_ref("lesson", [slug]).get(slug) if policies.may_look_in(person) else None
    course_ = Facts.about([]).course(person.pk, slot.course.slug, today_of(person)) if slot else None
    if course_ is None:
        raise Http404
    step = next(step for step in course_.steps if step.ref == slug and step.kind == "lesson")
    return Place(lesson, version, course_, step, looking=True, reading=reading, near=course_.steps)


def _to_take(person: User, slug: str) -> Place:
    """Find a lesson that the reader may take now.

    :raises Http404: if it is not theirs, or not open yet
    """
    place = _place(person, slug)
    if place.looking or place.step.state is State.LOCKED:
        raise Http404
    return place


def _context(place: Place, page: LessonPage) -> dict[str, object]:
    rows = [step for step in place.course.steps if step.required and step.slug != place.step.slug]
    onward = next((step for step in rows if step.is_open and step.state is not State.DONE), None)
    lessons = [step for step in place.course.steps if step.kind == "lesson"]
    number = 1 + next(at for at, step in enumerate(lessons) if step.slug == place.step.slug)
    return {
        "place": place,
        "page": page,
        "onward": onward,
        "number": number,
        "count": len(lessons),
        "role_play": page.twin.scenario,
        "role_play_title": _title_of("scenario", page.twin.scenario, place.near),
        "scripts": page.scripts,
    }


def _title_of(kind: str, ref: str | None, near: tuple[StepRow, ...]) -> Text | None:
    """Return the title of what a lesson leads to: of the reader's own courses, else of any."""
    own = next((step.title for step in near if (step.kind, step.ref) == (kind, ref)), None)
    return own or titles_by_ref(kind, ref)


def _check_context(place: Place, view: CheckView | None, part: int, trouble: str) -> dict[str, object]:
    return {"place": place, "check": view, "part": part, "trouble": trouble}


def _back(slug: str, part: int | None, anchor: str) -> HttpResponseRedirect:
    query = f"?part={part}" if part else ""
    fragment = f"#{anchor}" if anchor else ""
    return HttpResponseRedirect(f"{reverse('courses:lesson', args=[slug])}{query}{fragment}")


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < len("1000") else None
