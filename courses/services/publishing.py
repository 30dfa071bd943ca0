"""Publish lessons, courses and paths: a new frozen version where the content differs."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from django.db import transaction
from django.db.models import Model

from audit.domain import Actor
from audit.services import write
from courses.domain.course_file import CourseFile
from courses.domain.lesson_file import LessonFile
from courses.domain.media import Picture, pins_for
from courses.domain.path_file import PathFile
from courses.models import Course, CourseVersion, Lesson, LessonVersion, Path, PathVersion, Step, StepPass
from courses.queries.published import lesson_of
from courses.services import completions, media
from lib.bilingual import Text
from lib.packs import Loaded
from lib.shapes import Misfit, from_json, sha256_of
from lib.versions import FrozenVersion

S = TypeVar("S", Lesson, Course, Path)


@transaction.atomic
def publish_lesson(*, slug: str, lesson: LessonFile, by: Actor, at: datetime, done: Loaded) -> None:
    """Publish a lesson; `done` notes what happened."""
    slot = _publish(Lesson, LessonVersion, slug, lesson, by, at, done)
    if lesson.media and slot.current is not None:
        media.note_pictures(version=slot.current, pins=lesson.media)


@transaction.atomic
def follow_pictures(*, pictures: Mapping[str, Picture], but: Collection[str], by: Actor, at: datetime, done: Loaded) -> None:
    """Give lessons that were not in the pack (`but` were) the pictures that changed in it: one name, one picture."""
    for slot in Lesson.objects.exclude(slug__in=but).exclude(current=None).select_related("current"):
        lesson = lesson_of(slot.current) if slot.current else None
        if lesson is None or not any(pin.name in pictures for pin in lesson.media):
            continue
        pins = {pin.name: pin for pin in lesson.media}
        pins |= {pin.name: pin for pin in pins_for((lesson.zh.body, lesson.en.body), pictures)}
        followed = replace(lesson, media=tuple(pins[name] for name in sorted(pins)))
        if followed != lesson:
            publish_lesson(slug=slot.slug, lesson=followed, by=by, at=at, done=done)


@transaction.atomic
def publish_course(
    *, course: CourseFile, titles: Mapping[tuple[str, str], tuple[Text, int]], by: Actor, at: datetime, done: Loaded
) -> None:
    """Publish a course and set its steps; `titles` gives title and minutes by (kind, pack id) of what steps lead to."""
    slot = _publish(Course, CourseVersion, course.id, course, by, at, done)
    _set_steps(slot, course, titles)


@transaction.atomic
def publish_path(*, path: PathFile, by: Actor, at: datetime, done: Loaded) -> None:
    """Publish a path."""
    _publish(Path, PathVersion, path.id, path, by, at, done)


def settle_everyone(*, at: datetime, done: Loaded) -> None:
    """Give the completions that a change made due: a course may now ask for less. Nothing is taken away."""
    if any(name.startswith(("course:", "path:")) for name in done.changed):
        learners = StepPass.objects.order_by("person_id").values_list("person_id", flat=True).distinct()
        completions.settle(person_ids=tuple(learners), at=at)


def _publish(slots: type[S], versions: type[FrozenVersion], slug: str, value: object, by: Actor, at: datetime, done: Loaded) -> S:
    slot, _fresh = slots.objects.select_related("current").get_or_create(slug=slug)
    named = f"{_word(slots)}:{slug}"
    if slot.current is not None and _says_the_same(slot.current, value):
        done.same.append(named)
        return slot
    (done.changed if slot.current else done.added).append(named)
    version = versions.next_for(slot, value, at)
    version.save()
    _point(slots, slot, version)
    details = {"version": version.number, "sha": version.sha256}
    write(by=by, verb=f"{_word(slots)}.publish", subject=f"courses.{named}", at=at, details=details)
    return slot


def _says_the_same(version: FrozenVersion, value: object) -> bool:
    """Compare by hash; a body from before its shape had some key says what it would with that key's default."""
    if version.sha256 == sha256_of(value):
        return True
    try:
        return sha256_of(from_json(version.body, type(value))) == sha256_of(value)
    except Misfit:
        return False


def _word(slots: type[Model]) -> str:
    return slots.__name__.lower()


def _point(slots: type[S], slot: S, version: FrozenVersion) -> None:
    slots.objects.filter(pk=slot.pk).update(current=version)
    slot.refresh_from_db()


def _set_steps(slot: Course, course: CourseFile, titles: Mapping[tuple[str, str], tuple[Text, int]]) -> None:
    """Make the rows follow the plan; a step that is no longer in it stays for those who passed it."""
    plan = course.plan()
    Step.objects.filter(course=slot).exclude(slug__in=[s.slug for s in plan]).update(live=False)
    for position, planned in enumerate(plan, 1):
        known = titles.get((planned.kind, planned.ref))
        title, minutes = known or (Text(planned.ref, planned.ref), 10)
        fields = {
            "course": slot,
            "kind": planned.kind,
            "ref": planned.ref,
            "module": planned.module,
            "position": position,
            "required": planned.required,
            "live": True,
        }
        named = {"title_zh": title.zh, "title_en": title.en, "minutes": minutes}
        Step.objects.update_or_create(
            slug=planned.slug, defaults={**fields, **(named if known else {})}, create_defaults={**fields, **named}
        )
