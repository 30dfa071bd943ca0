"""Quiz files of a pack: what is wrong with one, loading, and what comes out again."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lib import shapes, yamlnodes
from lib.packs import Entry, Pack
from lib.problems import Problem
from quizzes import packs
from quizzes.domain.published import Draw
from quizzes.models import QuizVersion
from tests.questions import samples
from tests.quizzes import world

SHAPE: Any = packs.KINDS[0].shape


def pack(*files: Any, kinds: Any = None) -> Pack:
    entries = {f.id: Entry("quiz", f.id, f, f"quizzes/{f.id}.yaml") for f in files}
    return Pack(Path(), {"quiz": entries, **(kinds or {})})


def found(*files: Any, kinds: Any = None) -> list[tuple[str, str]]:
    return [(p.file, p.key) for p in packs.check(pack(*files, kinds=kinds))]


def test_sound_files_have_no_problem() -> None:
    assert found(world.QUIZ, world.EXAM) == []


@pytest.mark.parametrize(
    ("quiz", "exam", "place"),
    [
        (replace(world.QUIZ, cut_percent=0), world.EXAM, ("quizzes/T1.yaml", "cut_percent")),
        (replace(world.QUIZ, asked=0), world.EXAM, ("quizzes/T1.yaml", "asked")),
        (replace(world.QUIZ, asked=13), world.EXAM, ("quizzes/T1.yaml", "asked")),
        (replace(world.QUIZ, questions=(*world.BANK, world.BANK[0])), world.EXAM, ("quizzes/T1.yaml", "questions[12].id")),
        (
            replace(world.QUIZ, questions=(*world.BANK, replace(samples.ordering("x"), items=()))),
            world.EXAM,
            ("quizzes/T1.yaml", "questions[12].items"),
        ),
        (world.QUIZ, replace(world.EXAM, draw=(Draw("T1", 13),)), ("quizzes/TX.yaml", "draw[0].count")),
        (world.QUIZ, replace(world.EXAM, draw=(Draw("T9", 1),)), ("quizzes/TX.yaml", "draw[0].quiz")),
        (world.QUIZ, replace(world.EXAM, draw=(Draw("T1", 1), Draw("T1", 1))), ("quizzes/TX.yaml", "draw[1].quiz")),
        (world.QUIZ, replace(world.EXAM, draw=()), ("quizzes/TX.yaml", "draw")),
        (world.QUIZ, replace(world.EXAM, minutes=0), ("quizzes/TX.yaml", "minutes")),
    ],
)
def test_what_is_wrong_is_found_at_its_key(quiz: Any, exam: Any, place: tuple[str, str]) -> None:
    assert place in found(quiz, exam)


def test_a_question_in_two_banks_and_a_course_that_is_not_there_are_found() -> None:
    other = replace(world.QUIZ, id="T2")
    assert ("quizzes/T2.yaml", "questions[0].id") in found(world.QUIZ, other)
    assert found(world.QUIZ, kinds={"course": {"C01": Entry("course", "C01", None)}}) == [("quizzes/T1.yaml", "course")]


BROKEN = """
id: T1
kind: quiz
title: {zh: "测", en: "Test"}
course: T1
cut_percent: 80
questions:
  - id: q1
    use: quiz
    objective: T.a
    type: single
    stem: {zh: "问", en: "Ask"}
    optoins: []
  - id: q2
    use: quiz
    objective: T.a
    type: essay
    stem: {zh: "问", en: "Ask"}
"""


def test_every_break_of_the_shape_is_reported_with_its_line() -> None:
    problems: list[Problem] = []
    assert shapes.read(yamlnodes.loads(BROKEN.lstrip(), "quizzes/T1.yaml"), SHAPE, problems) is None
    said = [str(p) for p in problems]
    assert any(s.startswith("quizzes/T1.yaml:12: questions[0].optoins: is not a key") for s in said)
    assert any("questions[0].options: is missing" in s for s in said)
    assert any("questions[1]" in s for s in said)


@pytest.mark.django_db
@pytest.mark.parametrize("asked", [None, 5])
def test_what_was_loaded_comes_out_and_loads_again_without_a_change(asked: int | None) -> None:
    quiz = replace(world.QUIZ, asked=asked)
    world.publish(quiz)
    before = QuizVersion.objects.count()
    out = {entry.id: entry.value for entry in packs.export()}
    assert out == {"T1": quiz, "TX": world.EXAM}
    loaded = packs.load(pack(*out.values()), by=world.BY, at=world.AT)
    assert (loaded.added, loaded.changed, len(loaded.same)) == ([], [], 15)
    assert QuizVersion.objects.count() == before


def test_the_packs_own_banks_are_sound_and_give_nothing_to_a_guess() -> None:
    from questions.domain import guessing

    folder = Path(__file__).parents[2] / "fixtures" / "curriculum" / "quizzes"
    problems: list[Problem] = []
    files = [shapes.read(yamlnodes.load(path), SHAPE, problems) for path in sorted(folder.glob("*.yaml"))]
    assert problems == []
    assert [str(p) for p in packs.check(pack(*files))] == []
    for quiz in files:
        asked = getattr(quiz, "questions", ())
        scores = {(policy, lang): guessing.score(policy, asked, lang) for policy in guessing.POLICIES for lang in ("zh", "en")}
        assert {name: score for name, score in scores.items() if score > guessing.LIMIT} == {}
