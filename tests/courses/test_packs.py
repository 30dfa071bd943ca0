"""Lessons, courses and paths in a pack: what is found, loaded and given back."""

from dataclasses import replace
from pathlib import Path as File
from typing import Any

import pytest

from courses import packs
from courses.domain.course_file import CourseFile, LessonStep, Module, QuizStep
from courses.domain.lesson_file import Done, LessonFile
from courses.domain.path_file import CourseSet, PathFile
from courses.models import Completion, Course, LessonVersion, Step
from courses.services.progress import pass_step
from lib.packs import Entry, Pack
from people.testing import make_person
from questions.domain.types.single import Single
from tests.courses.curriculum import AT, BY, check, lesson
from tests.courses.pieces import words
from tests.courses.test_services import PROOF

SLUGS = ("C01-1", "C01-2")


class Quiz:
    """A stand-in for an entry of a kind that belongs to the floor above: it has a title and questions."""

    def __init__(self, *questions: Single) -> None:
        self.title, self.questions = words("a quiz"), questions


def pack_of(**more: Any) -> Pack:
    """Return a whole small pack; `more` replaces or adds entries as `kind={id: value}`."""
    checks = [check(f"{slug}-k{n}") for slug in SLUGS for n in (1, 2)]
    kinds: dict[str, dict[str, Any]] = {
        "lesson": {slug: lesson(slug) for slug in SLUGS},
        "quiz": {"C01": Quiz(*checks, *(replace(check(f"q{n}"), use="quiz") for n in range(15)))},
        "course": {"C01": COURSE},
        "path": {"onboarding": PATH},
    }
    for kind, entries in more.items():
        kinds[kind] = {**kinds.get(kind, {}), **entries}
    return Pack(
        File(), {kind: {key: Entry(kind, key, value, f"{kind}/{key}") for key, value in found.items()} for kind, found in kinds.items()}
    )


COURSE = CourseFile(
    "C01",
    words("C01"),
    words("about"),
    "J",
    (Module("C01-m1", words("one"), (LessonStep("C01-1"), LessonStep("C01-2"), QuizStep("C01"))),),
)
PATH = PathFile("onboarding", words("path"), words("about"), 10, (CourseSet("basics", words("basics"), ("C01",), due_on_day=3),))


def found(**more: Any) -> list[tuple[str, str, str]]:
    return [(problem.file, problem.key, problem.reason) for problem in packs.check(pack_of(**more))]


def test_a_good_pack_has_no_problem() -> None:
    assert found() == []


def both(value: LessonFile, **change: Any) -> LessonFile:
    return LessonFile(replace(value.zh, **change), replace(value.en, **change))


def body(text: str) -> dict[str, dict[str, LessonFile]]:
    return {"lesson": {"C01-1": both(lesson("C01-1"), body=text)}}


GOOD = lesson("C01-1")
PARTS = "## a\n## b\n## c\n"


@pytest.mark.parametrize(
    ("more", "key", "said"),
    [
        ({"lesson": {"C01-1": LessonFile(GOOD.zh, replace(GOOD.en, minutes=9))}}, "en.minutes", "differs from the Chinese twin"),
        ({"lesson": {"C01-1": LessonFile(GOOD.zh, replace(GOOD.en, objectives=()))}}, "en.objectives", "must have the ids"),
        ({"lesson": {"C01-1": LessonFile(GOOD.en, GOOD.en)}}, "zh.language", "is en in the file zh.md"),
        ({"lesson": {"C01-1": both(GOOD, id="other")}}, "zh.id", "the folder is named C01-1"),
        ({"lesson": {"C01-1": both(GOOD, scripts=("NO-1",))}}, "zh.scripts[0]", "there is no script NO-1"),
        ({"lesson": {"C01-1": both(GOOD, rules=("NO",))}}, "zh.rules[0]", "there is no rule NO"),
        ({"lesson": {"C01-1": both(GOOD, claims=(99,))}}, "zh.claims[0]", "there is no claim 99"),
        ({"lesson": {"C01-1": both(GOOD, scenario="rp-9")}}, "zh.scenario", "there is no scenario rp-9"),
        ({"lesson": {"C01-1": both(GOOD, done=Done(checks="right"))}}, "zh.done.right", "how many checks"),
        (body("## only one"), "zh.body", "has 1 parts"),
        (body(f"{PARTS}:::chat lovely\n:::"), "zh.body", "line 4"),
        (body(f"{PARTS}:::check nobody-k1"), "zh.body", "asks nobody-k1"),
        (body(f"{PARTS}:::check C01-1-k1\n:::check C01-1-k1"), "zh.body", "asks a check twice"),
        ({"lesson": {"C01-1": LessonFile(GOOD.zh, replace(GOOD.en, body=PARTS))}}, "en.body", "must ask the same checks"),
        ({"course": {"C02": COURSE}}, "id", "is C01, but the file is named C02"),
        ({"course": {"C01": replace(COURSE, modules=())}}, "modules", "at least one module"),
        (
            {"course": {"C01": replace(COURSE, modules=(Module("m", words("m"), (LessonStep("no"), LessonStep("no"))),))}},
            "modules[0].steps[1]",
            "stands in this course twice",
        ),
        ({"path": {"onboarding": replace(PATH, sets=())}}, "sets", "at least one set"),
        (
            {"path": {"onboarding": replace(PATH, sets=(CourseSet("a", words("a"), ("C9",)),))}},
            "sets[0].courses[0]",
            "there is no course C9",
        ),
        ({"path": {"onboarding": replace(PATH, sets=(CourseSet("a", words("a"), ("C01",), need=2),))}}, "sets[0].need", "asks for 2 of 1"),
        (
            {"path": {"onboarding": replace(PATH, sets=(CourseSet("a", words("a"), ("C01",), due_on_day=11),))}},
            "sets[0].due_on_day",
            "must lie between",
        ),
        (
            {"path": {"onboarding": replace(PATH, sets=(CourseSet("a", words("a"), ("C01",), after=("b",)),))}},
            "sets[0].after[0]",
            "is not a set that stands before",
        ),
    ],
)
def test_each_fault_is_found_in_its_place(more: dict[str, Any], key: str, said: str) -> None:
    assert any(where == key and said in reason for _file, where, reason in found(**more))


@pytest.mark.django_db
def test_loading_twice_changes_nothing_and_export_gives_back_the_same() -> None:
    pack = pack_of()
    first = packs.load(pack, by=BY, at=AT)
    assert first.added == ["lesson:C01-1", "lesson:C01-2", "course:C01", "path:onboarding"]
    second = packs.load(pack, by=BY, at=AT)
    assert (second.added, second.changed, second.same) == ([], [], first.added)
    assert {(e.kind, e.id): e.value for e in packs.export()} == {
        (kind, key): entry.value for kind in ("lesson", "course", "path") for key, entry in pack.of(kind).items()
    }


@pytest.mark.django_db
def test_only_what_differs_gets_a_new_version() -> None:
    packs.load(pack_of(), by=BY, at=AT)
    done = packs.load(pack_of(lesson={"C01-1": lesson("C01-1", edition=2)}), by=BY, at=AT)
    assert done.changed == ["lesson:C01-1"]
    assert sorted(LessonVersion.objects.values_list("lesson__slug", "number")) == [("C01-1", 1), ("C01-1", 2), ("C01-2", 1)]


@pytest.mark.django_db
def test_steps_know_their_titles_and_minutes_and_outlive_the_course() -> None:
    packs.load(pack_of(), by=BY, at=AT)
    assert list(Step.objects.values_list("slug", "title_en", "minutes", "live")) == [
        ("C01/C01-1", "C01-1 en", 12, True),
        ("C01/C01-2", "C01-2 en", 12, True),
        ("C01/C01", "a quiz (en)", 11, True),
    ]
    shorter = replace(COURSE, modules=(Module("C01-m1", words("one"), (LessonStep("C01-2"), QuizStep("C01"))),))
    packs.load(pack_of(course={"C01": shorter}), by=BY, at=AT)
    assert list(Step.objects.filter(live=True).values_list("slug", "position")) == [("C01/C01-2", 1), ("C01/C01", 2)]


@pytest.mark.django_db
def test_a_course_that_asks_for_less_completes_those_who_have_it() -> None:
    packs.load(pack_of(), by=BY, at=AT)
    person = make_person()
    for slug in ("C01/C01-2", "C01/C01"):
        pass_step(person_id=person.pk, step_slug=slug, evidence=PROOF, by=BY, at=AT)
    assert not Completion.objects.exists()
    shorter = replace(COURSE, modules=(Module("C01-m1", words("one"), (LessonStep("C01-2"), QuizStep("C01"))),))
    packs.load(pack_of(course={"C01": shorter}), by=BY, at=AT)
    assert set(Completion.objects.values_list("kind", "slug")) == {("module", "C01-m1"), ("course", "C01")}
    assert Course.objects.get(slug="C01").current is not None
