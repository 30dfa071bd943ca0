"""What can be wrong with a lesson, a course or a path beyond its shape: (dotted key, reason) pairs."""

from collections.abc import Collection, Iterator, Mapping

from courses.domain.course_file import CourseFile
from courses.domain.lesson_file import LessonFile, LessonTwin
from courses.domain.parts import faults_of, parts_of
from courses.domain.path_file import CourseSet, PathFile

Ids = Mapping[str, Collection[str]]
Found = Iterator[tuple[str, str]]

FEWEST_PARTS, MOST_PARTS = 3, 7


def check_lesson(slug: str, lesson: LessonFile, ids: Ids, questions: Collection[str]) -> Found:
    """Check a lesson: its twins agree, its blocks are well formed, and all that it names is in the pack."""
    yield from _twins_agree(lesson)
    for language, twin in (("zh", lesson.zh), ("en", lesson.en)):
        if twin.id != slug:
            yield f"{language}.id", f"is {twin.id}, but the folder is named {slug}"
        if twin.language != language:
            yield f"{language}.language", f"is {twin.language} in the file {language}.md"
    yield from _names(lesson.zh, ids)
    yield from _bodies(lesson, questions)


def _twins_agree(lesson: LessonFile) -> Found:
    zh, en = lesson.zh, lesson.en
    for field in ("level", "minutes", "scripts", "rules", "claims", "scenario", "done"):
        if getattr(zh, field) != getattr(en, field):
            yield f"en.{field}", f"differs from the Chinese twin: {getattr(en, field)} and {getattr(zh, field)}"
    ours, theirs = ([(o.id, o.verb) for o in twin.objectives] for twin in (zh, en))
    if ours != theirs:
        yield "en.objectives", "must have the ids and verbs of the Chinese twin, in the same order"
    if len(zh.sources) != len(en.sources):
        yield "en.sources", f"are {len(en.sources)}, in the Chinese twin {len(zh.sources)}"


def _names(twin: LessonTwin, ids: Ids) -> Found:
    for field, kind in (("scripts", "script"), ("rules", "rule"), ("claims", "claim")):
        for index, name in enumerate(getattr(twin, field)):
            if str(name) not in ids.get(kind, ()):
                yield f"zh.{field}[{index}]", f"there is no {kind} {name} in the pack"
    if twin.scenario and twin.scenario not in ids.get("scenario", ()):
        yield "zh.scenario", f"there is no scenario {twin.scenario} in the pack"
    if twin.done.checks == "right" and twin.done.right < 1:
        yield "zh.done.right", "must say how many checks have to be right"


def _bodies(lesson: LessonFile, questions: Collection[str]) -> Found:
    for language, twin in (("zh", lesson.zh), ("en", lesson.en)):
        for fault in faults_of(twin.body):
            yield f"{language}.body", f"line {fault.line} of the text: {fault.reason}"
        parts = parts_of(twin.body)
        if not FEWEST_PARTS <= len(parts) <= MOST_PARTS:
            yield f"{language}.body", f"has {len(parts)} parts; {FEWEST_PARTS} to {MOST_PARTS} are read well"
        checks = [check for part in parts for check in part.checks]
        for check in checks:
            if check not in questions:
                yield f"{language}.body", f"asks {check}, but no quiz file has a question of that id with “use: check”"
        if len(set(checks)) != len(checks):
            yield f"{language}.body", "asks a check twice"
    if [p.checks for p in parts_of(lesson.zh.body)] != [p.checks for p in parts_of(lesson.en.body)]:
        yield "en.body", "must ask the same checks in the same parts as the Chinese twin"


def check_course(slug: str, course: CourseFile, ids: Ids, _questions: Collection[str]) -> Found:
    """Check a course: no step twice, and all that its steps lead to is in the pack."""
    if course.id != slug:
        yield "id", f"is {course.id}, but the file is named {slug}"
    seen: set[str] = set()
    if not course.modules:
        yield "modules", "must have at least one module"
    for m, module in enumerate(course.modules):
        if not module.steps:
            yield f"modules[{m}].steps", "must have at least one step"
        for s, step in enumerate(module.steps):
            key = f"modules[{m}].steps[{s}]"
            if step.ref not in ids.get(step.kind, ()):
                yield key, f"there is no {step.kind} {step.ref} in the pack"
            if step.ref in seen:
                yield key, f"{step.ref} stands in this course twice"
            seen.add(step.ref)


def check_path(slug: str, path: PathFile, ids: Ids, _questions: Collection[str]) -> Found:
    """Check a path: its courses are in the pack, its days and its order make sense."""
    if path.id != slug:
        yield "id", f"is {path.id}, but the file is named {slug}"
    if path.working_days < 1:
        yield "working_days", "must be 1 or more"
    if not path.sets:
        yield "sets", "must have at least one set"
    seen_sets: set[str] = set()
    seen_courses: set[str] = set()
    for index, part in enumerate(path.sets):
        yield from _check_set(f"sets[{index}]", part, path.working_days, seen_sets)
        for at, course in enumerate(part.courses):
            if course not in ids.get("course", ()):
                yield f"sets[{index}].courses[{at}]", f"there is no course {course} in the pack"
            if course in seen_courses:
                yield f"sets[{index}].courses[{at}]", f"{course} stands in this path twice"
            seen_courses.add(course)
        seen_sets.add(part.id)


def _check_set(key: str, part: CourseSet, working_days: int, before: Collection[str]) -> Found:
    if part.id in before:
        yield f"{key}.id", f"{part.id} stands in this path twice"
    if not 1 <= part.needed <= len(part.courses):
        yield f"{key}.need", f"asks for {part.needed} of {len(part.courses)} courses"
    if part.opens_on_day < 1:
        yield f"{key}.opens_on_day", "days count from 1"
    if part.due_on_day is not None and not part.opens_on_day <= part.due_on_day <= working_days:
        yield f"{key}.due_on_day", f"must lie between the day it opens ({part.opens_on_day}) and {working_days}"
    for at, name in enumerate(part.after):
        if name not in before:
            yield f"{key}.after[{at}]", f"{name} is not a set that stands before this one"
