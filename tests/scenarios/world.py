"""The three scenarios of the pack as steps of a course, and people in it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from audit.domain import Actor
from courses.domain.course_file import CourseFile, Module, ScenarioStep
from courses.domain.path_file import CourseSet, PathFile
from courses.services import publishing as courses
from courses.services.enrol import enrol_course
from lib import shapes, yamlnodes
from lib.bilingual import Language, Text
from lib.packs import Loaded
from lib.problems import Problem
from people.models import User
from people.testing import make_person
from scenarios.domain.story import Story
from scenarios.domain.submission import Submission
from scenarios.domain.turns import Turn
from scenarios.models import Run
from scenarios.services import publishing, runs

BY = Actor("system:test")
AT = datetime(2026, 1, 6, 2, 0, tzinfo=UTC)
FOLDER = Path(__file__).parents[2] / "fixtures" / "curriculum" / "scenarios"
EVERY = tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))
SLUGS = ("rp-aft-0011", "rp-cri-0002", "rp-pre-0003")
OPTIONAL = "rp-aft-0011"


@cache
def story(slug: str) -> Story:
    problems: list[Problem] = []
    found = shapes.read(yamlnodes.load(FOLDER / f"{slug}.yaml"), Story, problems)
    assert problems == []
    assert found is not None
    return found


def log(slug: str, which: str = "model") -> tuple[Turn, ...]:
    """Return a rehearsal's turns."""
    runs_of = story(slug).runs
    found = runs_of.model if which == "model" else runs_of.bad
    assert found is not None
    return found.log


def said(slug: str, beat: str, language: Language) -> str:
    """Return a line of the customer's."""
    return next(one for one in story(slug).beats if one.id == beat).line.get(language)


def publish(*slugs: str) -> None:
    title = Text("对练课", "Role-play course")
    steps = tuple(ScenarioStep(slug, required=slug != OPTIONAL) for slug in SLUGS)
    course = CourseFile("R1", title, title, "J", (Module("R1-m", title, steps),))
    titles = {("scenario", slug): (story(slug).title, 10) for slug in SLUGS}
    courses.publish_course(course=course, titles=titles, by=BY, at=AT, done=Loaded())
    for slug in slugs or SLUGS:
        publishing.publish(story=story(slug), by=BY, at=AT)


def publish_in_two_sets(first: str, later: str) -> None:
    """Publish a path of two courses with a role-play each, of which the second opens when the first is done."""
    done, sets = Loaded(), list[CourseSet]()
    for slug, name, title in ((first, "R1", Text("先", "First")), (later, "R2", Text("后", "Later"))):
        course = CourseFile(name, title, title, "J", (Module(f"{name}-m", title, (ScenarioStep(slug),)),))
        courses.publish_course(course=course, titles={("scenario", slug): (story(slug).title, 10)}, by=BY, at=AT, done=done)
        publishing.publish(story=story(slug), by=BY, at=AT)
        sets.append(CourseSet(name, title, (name,), after=tuple(one.id for one in sets)))
    title = Text("两步", "Two sets")
    courses.publish_path(path=PathFile("sets", title, title, 10, tuple(sets)), by=BY, at=AT, done=done)


def learner(**kwargs: Any) -> User:
    person = make_person(**kwargs)
    enrol_course(person_ids=[person.pk], course_slug="R1", started_on=date(2026, 1, 6), by=BY, at=AT)
    return person


def start(person: User, slug: str = "rp-aft-0011", language: Any = "zh", at: datetime = AT) -> Run:
    return runs.start(person_id=person.pk, scenario_slug=slug, language=language, by=person.actor, at=at)


def sent(turn: Turn, language: Any = "zh") -> Submission:
    return Submission(turn.moves, turn.said(language), None if turn.hold_s is None else int(turn.hold_s), turn.actions)


def say(run: Run, turn: Turn, *, key: str = "", language: Any = "zh") -> Run:
    at = run.started_at + timedelta(seconds=float(turn.at))
    by = Actor(f"people.user:{run.person_id}")
    runs.say(run_id=run.pk, person_id=run.person_id, key=key or f"k{turn.at}", sent=sent(turn, language), by=by, at=at)
    return Run.objects.get(pk=run.pk)


def play(person: User, slug: str = "rp-aft-0011", *, which: str = "model", at: datetime = AT) -> Run:
    run = start(person, slug, at=at)
    for turn in log(slug, which):
        run = say(run, turn)
        if not run.is_open:
            break
    return run


def retold(log: tuple[Turn, ...], text: str) -> tuple[Turn, ...]:
    """Return the same chips and deeds at the same times, with one text throughout."""
    return tuple(replace(turn, text=text) for turn in log)
