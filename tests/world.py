"""A small firm for tests that walk the whole house: ten personas, and one of everything, which belongs to `agent`.

Made by the services, from the pack that is shipped (the agent earned under its first edition), so that a door is tried
with what stands behind it in earnest.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from assignments.domain.due import DueRule
from assignments.domain.target import Target
from assignments.models import Assignment, Duty
from assignments.services import giving
from audit.domain import Actor
from certificates.models import Certificate
from courses.domain.parts import checks_of
from courses.models import Lesson, MediaFile
from courses.queries.published import lesson_of, paths_now
from curriculum.services.loading import load_pack
from jobs.services.sweeping import sweep
from lms.demo import playing, sitting
from lms.demo.days import Past
from lms.demo.editions import first_edition
from lms.demo.knowing import right_response
from lms.demo.stories import EXAM, GOOD_RUNS, PATH, RED_LINE
from lms.topics import handlers
from notifications.models import Notice
from people import services as people
from people.models import Intake, Team, User
from people.testing import make_person, make_team
from questions.domain import shown_in_order
from questions.queries import questions_by_sha
from quizzes.domain import paper_from_json
from quizzes.models import Attempt
from quizzes.services import attempts
from reports.domain.filters import Filters
from reports.models import Export
from reports.services import request as request_export
from scenarios.domain.submission import Submission
from scenarios.models import Run, Scenario, Suspicion
from scenarios.queries.published import story_of
from scenarios.services import runs
from scenarios.services.claims import missed_facts

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
BY = Actor("system:test")
ROLES = ("trainer", "author", "assessor", "hr", "admin")
PERSONAS = ("anonymous", "agent", "peer", "lead", "rival", *ROLES)


@dataclass
class World:
    """Who works here, and what belongs to `agent`."""

    at: datetime
    people: dict[str, User] = field(default_factory=dict)

    team: Team = field(init=False)
    other_team: Team = field(init=False)
    intake: Intake = field(init=False)
    slip_token: str = field(init=False)
    assignment: Assignment = field(init=False)
    duty: Duty = field(init=False)
    closed_attempt: Attempt = field(init=False)
    open_attempt: Attempt = field(init=False)
    closed_run: Run = field(init=False)
    open_run: Run = field(init=False)
    suspicion: Suspicion = field(init=False)
    certificate: Certificate = field(init=False)
    notice: Notice = field(init=False)
    export: Export = field(init=False)

    @cached_property
    def past(self) -> Past:
        """Days of the firm's past."""
        zone = ZoneInfo(settings.TIME_ZONE)
        return Past(self.at.astimezone(zone).date(), zone)

    @property
    def agent(self) -> User:
        """Whose everything is."""
        return self.people["agent"]

    @cached_property
    def picture(self) -> tuple[str, str]:
        """The first picture that a lesson shows, as its address has it."""
        media = MediaFile.objects.earliest("pk")
        return media.sha256, media.name.rpartition(".")[2]

    @cached_property
    def check(self) -> str:
        """The first check of the lesson C01-4."""
        version = Lesson.objects.select_related("current").get(slug="C01-4").current
        assert version is not None
        return checks_of(lesson_of(version).zh.body)[0]

    @cached_property
    def answer(self) -> dict[str, Any]:
        """What the page of the open attempt would send for its first question, answered rightly."""
        item = paper_from_json(self.open_attempt.paper).items[0]
        question = questions_by_sha([item.sha256])[item.sha256]
        filled = question.fill(shown_in_order(question, "zh", item.order), right_response(question))
        return {"question": item.question, "key": "key-of-a-save", **filled}

    @cached_property
    def missed_fact(self) -> str:
        """A fact that the machine missed in the first turn of the open run, as the page names it."""
        return f"1.{min(missed_facts(self.open_run, 1))}"

    @property
    def reset(self) -> tuple[str, str]:
        """The two parts of a mailed link that sets the agent's password."""
        agent = User.objects.get(pk=self.agent.pk)  # as they are now: the token is over the last sign-in
        return urlsafe_base64_encode(force_bytes(agent.pk)), default_token_generator.make_token(agent)


def build() -> World:
    """Make the firm, a few seconds' work; everything is committed or rolled back by whoever asks."""
    world = World(datetime.now(UTC).replace(microsecond=0))
    started = world.past.at(world.past.day(-40), 8)
    with first_edition(pack=FIXTURES / "curriculum", demo=FIXTURES / "demo") as pack:
        _publish(pack, started - timedelta(days=100))
    _hire(world, started.date())
    _give(world, started)
    _earn(world)
    _publish(FIXTURES / "curriculum", world.past.at(world.past.day(-10), 12))
    _go_on(world)
    _leave_things(world)
    return world


def _publish(pack: Path, at: datetime) -> None:
    assert load_pack(root=pack, by=BY, at=at).checked.ok


def _hire(world: World, hired_on: date) -> None:
    root = make_team("客服部", name_en="Service")
    world.team, world.other_team = make_team("一组", parent=root, name_en="Team A"), make_team("二组", parent=root, name_en="Team B")
    said: dict[str, Any] = {"hired_on": hired_on, "email": ""}
    person = world.people
    person["agent"] = make_person(
        username="agent", team=world.team, name_zh="林晓", name_en="Lin Xiao", hired_on=hired_on, email="lin@firm.example"
    )
    person["peer"] = make_person(username="peer", team=world.team, **said)
    person["lead"] = make_person(username="lead", roles=("lead",), team=world.team, **said)
    person["rival"] = make_person(username="rival", roles=("lead",), team=world.other_team, **said)
    for role in ROLES:
        person[role] = make_person(username=role, roles=(role,), team=root, **said)
    person["gone"] = make_person(username="gone", team=world.team, left_on=world.past.day(-5), **said)
    world.intake = people.open_intake(
        code="Q01", name_zh="第一期", name_en="Intake 1", starts_on=hired_on, ends_on=hired_on + timedelta(days=20), by=BY, at=world.at
    )
    people.join_intake(intake_id=world.intake.pk, person_ids=[world.agent.pk], on=hired_on, by=BY, at=world.at)


def _give(world: World, at: datetime) -> None:
    lead = world.people["lead"]
    world.assignment = giving.give(
        key="world-path",
        target=Target("path", "onboarding"),
        people=[world.agent, world.people["peer"]],
        audience=f"people.team:{world.team.pk}",
        rule=DueRule("fixed", on=world.past.day(3)),
        giver=lead,
        by=lead.actor,
        at=at,
    )
    world.duty = Duty.objects.get(assignment=world.assignment, person=world.agent)


def _earn(world: World) -> None:
    """Let the agent take everything and be certified; the worker of that time makes the paper."""
    for number, course in enumerate(paths_now([PATH])[PATH].courses()[:-1]):
        sitting.take_course(world.agent, course, world.past.at(world.past.day(number - 30), 10), mark=100)
    exam_day = world.past.day(-20)
    world.closed_attempt = sitting.sit(world.agent, EXAM, world.past.at(exam_day, 9), mark=90)
    for hour, scenario in enumerate(GOOD_RUNS, 11):
        playing.play(world.agent, scenario, world.past.at(exam_day, hour), run="model")
    ended = world.past.at(exam_day, 16)
    sweep(handlers=handlers(), clock=lambda: ended, limit=1000)
    world.certificate = Certificate.objects.get(person=world.agent)


def _go_on(world: World) -> None:
    """Let the agent practise on: a red line is suspected, a quiz and a conversation are open."""
    agent, past = world.agent, world.past
    suspected = playing.play(agent, "rp-pre-0003", past.at(past.day(-2), 10), run="model", said_last=RED_LINE)
    assert suspected is not None
    world.closed_run, world.suspicion = suspected, Suspicion.objects.filter(run=suspected).earliest("pk")
    world.open_attempt = attempts.start(person_id=agent.pk, quiz_slug="C01", by=agent.actor, at=world.at)
    world.open_run = runs.start(person_id=agent.pk, scenario_slug="rp-aft-0011", language="zh", by=agent.actor, at=world.at)
    _say_blandly(world)


def _say_blandly(world: World) -> None:
    """Make the right move in words that leave out what it needs."""
    scenario = Scenario.objects.select_related("current").get(slug="rp-aft-0011")
    assert scenario.current is not None
    model = story_of(scenario.current).runs.model
    assert model is not None
    moves = model.log[0].moves
    said = Submission(moves=moves, text="好的，我已经看到您说的情况了，请您稍等一下，我马上帮您查。", hold_s=None, actions=())
    by = world.agent.actor
    runs.say(run_id=world.open_run.pk, person_id=world.agent.pk, key="key-of-the-first-turn", sent=said, by=by, at=world.at)


def _leave_things(world: World) -> None:
    """Leave a slip for the agent, a notice, and a file of the certification table that HR had made."""
    hr = world.people["hr"]
    world.slip_token = people.give_slip(person_id=world.agent.pk, by=hr.actor, at=world.at)
    filters = Filters()
    world.export = request_export(
        maker=hr, filters=filters, format="csv", headers="words", language="zh-hans", purpose="", by=hr.actor, at=world.at
    )
    sweep(handlers=handlers(), clock=lambda: world.at, limit=1000)
    world.export.refresh_from_db()
    world.certificate.refresh_from_db()
    world.notice = Notice.objects.filter(person=world.agent, kind="certificate-awarded").get()
