"""Lessons, courses and paths in a pack: their shapes, their checks, loading and export."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Protocol, runtime_checkable

from audit.domain import Actor
from courses.domain.course_file import CourseFile
from courses.domain.lesson_file import LessonFile
from courses.domain.media import Picture, pins_for
from courses.domain.media_checks import check_pictures, names_shown
from courses.domain.pack_checks import check_course, check_lesson, check_path
from courses.domain.path_file import PathFile
from courses.models import Course, Lesson, MediaFile, Path
from courses.queries.published import course_of, lesson_of, path_of
from courses.services import media, publishing
from lib.bilingual import Text
from lib.packs import Entry, Loaded, Pack, PackKind
from lib.problems import Problem

LESSON = PackKind("lesson", "lessons", LessonFile, layout="lesson")
COURSE = PackKind("course", "courses", CourseFile)
PATH = PackKind("path", "paths", PathFile)
MEDIA = PackKind("media", "media", Picture, layout="media")
KINDS = (MEDIA, LESSON, COURSE, PATH)

_LED_TO = ("lesson", "quiz", "scenario")
_CHECK_S = 45
_ROLE_PLAY_MIN = 10


@runtime_checkable
class Titled(Protocol):
    """An entry of whatever kind that has a title."""

    @property
    def title(self) -> Text:
        """The title in both languages."""


def check(pack: Pack) -> Iterator[Problem]:
    """Yield what is wrong with this app's entries and with what they refer to."""
    ids = {kind: frozenset(pack.of(kind)) for kind in (*_LED_TO, "course", "rule", "claim", "script")}
    questions = frozenset(_check_questions(pack))
    for kind, find in (("lesson", check_lesson), ("course", check_course), ("path", check_path)):
        for entry in pack.of(kind).values():
            for key, reason in find(entry.id, entry.value, ids, questions):
                yield entry.problem(key, reason)
    yield from _steps_twice(pack)
    yield from _pictures(pack)


def load(pack: Pack, *, by: Actor, at: datetime) -> Loaded:
    """Publish what differs, in the caller's transaction."""
    done = Loaded()
    pictures = {name: entry.value for name, entry in pack.of("media").items()}
    shown = {name for entry in pack.of("lesson").values() for name in names_shown(entry.value)}
    for name in sorted(shown & pictures.keys()):
        media.keep_picture(picture=pictures[name], root=pack.root, rehearsal=pack.rehearsal, by=by, at=at, done=done)
    for slug, entry in sorted(pack.of("lesson").items()):
        pinned = replace(entry.value, media=pins_for((entry.value.zh.body, entry.value.en.body), pictures))
        publishing.publish_lesson(slug=slug, lesson=pinned, by=by, at=at, done=done)
    kept = {name: pictures[name] for name in shown & pictures.keys()}
    publishing.follow_pictures(pictures=kept, but=pack.of("lesson").keys(), by=by, at=at, done=done)
    titles = _titles(pack)
    for _slug, entry in sorted(pack.of("course").items()):
        publishing.publish_course(course=entry.value, titles=titles, by=by, at=at, done=done)
    for _slug, entry in sorted(pack.of("path").items()):
        publishing.publish_path(path=entry.value, by=by, at=at, done=done)
    publishing.settle_everyone(at=at, done=done)
    return done


def export() -> Iterator[Entry]:
    """Yield everything that is published."""
    shown: dict[str, str] = {}
    for lesson in Lesson.objects.exclude(current=None).select_related("current"):
        if lesson.current is not None:
            published = lesson_of(lesson.current)
            shown |= {pin.name: pin.sha256 for pin in published.media}
            yield Entry("lesson", lesson.slug, published)
    rows = {row.sha256: row for row in MediaFile.objects.filter(sha256__in=shown.values())}
    yield from (Entry("media", name, _picture(name, rows[sha])) for name, sha in sorted(shown.items()))
    for course in Course.objects.exclude(current=None).select_related("current"):
        if course.current is not None:
            yield Entry("course", course.slug, course_of(course.current))
    for path in Path.objects.exclude(current=None).select_related("current"):
        if path.current is not None:
            yield Entry("path", path.slug, path_of(path.current))


def _picture(name: str, row: MediaFile) -> Picture:
    return Picture(name, row.sha256, row.bytes, row.width, row.height, row.media_type, row.copy_sha256, row.copy_bytes)


def _pictures(pack: Pack) -> Iterator[Problem]:
    """Yield what is wrong with the pictures that lessons show, and the pictures that none shows."""
    names = pack.of("media")
    shown: set[str] = set()
    for entry in pack.of("lesson").values():
        shown |= names_shown(entry.value)
        for key, reason in check_pictures(entry.value, names.keys()):
            yield entry.problem(key, reason)
    for name in names.keys() - shown:
        yield names[name].problem("(file)", "no lesson shows it; it is not loaded", "warning")


def _titles(pack: Pack) -> Mapping[tuple[str, str], tuple[Text, int]]:
    """Return title and minutes of all that a step can lead to, by kind and id."""
    return {
        (kind, slug): (entry.value.title, _minutes(kind, entry.value))
        for kind in _LED_TO
        for slug, entry in pack.of(kind).items()
        if isinstance(entry.value, Titled)
    }


def _minutes(kind: str, value: object) -> int:
    """Return stated minutes; for a quiz without any, 45 seconds a question; ten for a role-play."""
    stated = getattr(value, "minutes", None)
    if isinstance(stated, int):
        return stated
    asked = [q for q in getattr(value, "questions", ()) if getattr(q, "use", "quiz") == "quiz"]
    return max(1, round(len(asked) * _CHECK_S / 60)) if kind == "quiz" else _ROLE_PLAY_MIN


def _check_questions(pack: Pack) -> Iterator[str]:
    for entry in pack.of("quiz").values():
        yield from (q.id for q in getattr(entry.value, "questions", ()) if getattr(q, "use", "") == "check")


def _steps_twice(pack: Pack) -> Iterator[Problem]:
    """Yield modules and quizzes that stand in two places: progress is kept by them."""
    modules: dict[str, str] = {}
    led: dict[tuple[str, str], str] = {}
    for entry in pack.of("course").values():
        for m, module in enumerate(entry.value.modules):
            if module.id in modules:
                yield entry.problem(f"modules[{m}].id", f"{module.id} stands in {modules[module.id]} already")
            modules[module.id] = entry.id
            for s, step in enumerate(module.steps):
                where = led.setdefault((step.kind, step.ref), entry.id)
                if step.kind == "quiz" and where != entry.id:
                    yield entry.problem(f"modules[{m}].steps[{s}]", f"{step.ref} is a step of {where} already")
