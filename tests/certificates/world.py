"""A small curriculum with a certification, and people who earn it, for tests of certificates and reports."""

from datetime import UTC, date, datetime
from decimal import Decimal

from audit.domain import Actor
from certificates import services
from certificates.domain.certification import Band, CertificationBody
from certificates.models import Certificate, Certification
from certificates.services.publishing import publish
from courses.domain.course_file import CourseFile, LessonStep, Module, QuizStep, ScenarioStep
from courses.domain.evidence import Evidence
from courses.domain.path_file import CourseSet, PathFile
from courses.services.enrol import enrol
from courses.services.progress import pass_step
from courses.services.publishing import publish_course, publish_path
from lib.bilingual import Text
from lib.packs import Loaded
from people.models import User
from people.testing import make_person
from quizzes.domain.published import PublishedQuiz
from quizzes.models import Attempt, Quiz, QuizVersion
from scenarios.models import Run, Scenario, ScenarioVersion, Suspicion

BY = Actor("system:test")
START = datetime(2026, 3, 1, 2, 0, tzinfo=UTC)
AT = datetime(2026, 11, 28, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 28)
COURSES = ("C01", "C02")
EXAM, GATE, SCENARIOS = "exam-onboarding", "compliance", ("rp-pre-0003", "rp-cri-0002")

BODY = CertificationBody(
    "onboarding",
    Text("新人上岗", "Onboarding"),
    "J",
    12,
    "onboarding",
    COURSES,
    EXAM,
    SCENARIOS,
    (
        Band(75, Text("合格", "Pass")),
        Band(85, Text("良好", "Good")),
        Band(93, Text("优秀", "Excellent")),
    ),
    Text("上岗", "J"),
)


def curriculum() -> Certification:
    """Publish two courses, a closing course with exam and role-plays, the path and its certification."""
    done = Loaded()
    for slug in COURSES:
        steps = (LessonStep(f"{slug}-4"), QuizStep(slug))
        _course(slug, steps, done)
    _course("C99", (QuizStep(EXAM), *(ScenarioStep(slug) for slug in SCENARIOS)), done)
    sets = (CourseSet("basics", Text("基础", "Basics"), (*COURSES, "C99")),)
    publish_path(path=PathFile("onboarding", Text("新人上岗", "Onboarding"), Text("全", "All"), 10, sets), by=BY, at=START, done=done)
    _exam(EXAM, 75)
    _exam(GATE, 90)
    for slug in SCENARIOS:
        scenario = Scenario.objects.create(slug=slug)
        version = ScenarioVersion.objects.create(scenario=scenario, number=1, body={}, sha256=slug.ljust(64, "0"), published_at=START)
        Scenario.objects.filter(pk=scenario.pk).update(current=version)
    publish(body=BODY, at=START)
    return Certification.objects.get()


def _course(slug: str, steps: tuple[LessonStep | QuizStep | ScenarioStep, ...], done: Loaded) -> None:
    title = Text(f"课程{slug}", f"Course {slug}")
    course = CourseFile(slug, title, title, "J", (Module(f"{slug}-m1", title, steps),))
    titles: dict[tuple[str, str], tuple[Text, int]] = {
        (step.kind, step.ref): (Text(f"{step.ref}（中）", f"{step.ref} (en)"), 10) for step in steps
    }
    publish_course(course=course, titles=titles, by=BY, at=START, done=done)


def _exam(slug: str, cut: int) -> None:
    body = PublishedQuiz(slug, "exam", Text("结业考试", "Final exam"), None, cut, True, 45, 30, 3, ())
    quiz = Quiz.objects.create(slug=slug)
    version = QuizVersion.next_for(quiz, body, START)
    version.save()
    Quiz.objects.filter(pk=quiz.pk).update(current=version)


def learner(**said: object) -> User:
    """Make a person who is on the path."""
    person = make_person(**said)  # type: ignore[arg-type]  # passed on as it is
    enrol(person_ids=[person.pk], path_slug="onboarding", started_on=date(2026, 3, 2), by=BY, at=START)
    return person


def pass_courses(person: User, *, at: datetime = START, but: tuple[str, ...] = ()) -> None:
    """Pass the steps of the required courses."""
    for slug in COURSES:
        for ref, kind in ((f"{slug}-4", "lesson"), (slug, "quiz")):
            if f"{slug}/{ref}" not in but:
                evidence = Evidence(kind, f"{kind}:{person.pk}:{ref}", "a" * 64, Decimal("0.9"))
                pass_step(person_id=person.pk, step_slug=f"{slug}/{ref}", evidence=evidence, by=BY, at=at)


def pass_exam(person: User, slug: str = EXAM, *, fraction: str = "0.865000", at: datetime = START, passed: bool = True) -> Attempt:
    """Sit the exam, or a gate."""
    quiz = Quiz.objects.get(slug=slug)
    number = Attempt.objects.filter(person=person, quiz=quiz).count() + 1
    return Attempt.objects.create(
        person=person,
        quiz=quiz,
        version=QuizVersion.objects.get(quiz=quiz),
        number=number,
        seed="s",
        paper={},
        paper_sha="p",
        state="handed_in",
        started_at=at,
        handed_in_at=at,
        fraction=Decimal(fraction),
        mark=(Decimal(fraction) * 100).quantize(Decimal("0.1"), rounding="ROUND_DOWN"),
        passed=passed,
    )


def play_well(person: User, slug: str, *, at: datetime = START, suspicion: str = "") -> Run:
    """Play a role-play to a good end, perhaps under suspicion."""
    scenario = Scenario.objects.get(slug=slug)
    number = Run.objects.filter(person=person, scenario=scenario).count() + 1
    run = Run.objects.create(
        person=person,
        scenario=scenario,
        version=ScenarioVersion.objects.get(scenario=scenario),
        number=number,
        seed="s",
        model="m/1",
        language="zh",
        state="ended",
        ending="solved",
        ending_class="good",
        started_at=at,
        ended_at=at,
    )
    if suspicion:
        Suspicion.objects.create(run=run, turn=1, code="HF-PROMISE", passage="…", suspected_at=at)
        decide(run, suspicion)
    return run


def decide(run: Run, found: str) -> None:
    """Let an assessor decide."""
    if found != "waiting":
        decided = {"state": found, "reason": "seen", "decided_by": run.person, "decided_at": run.ended_at}
        Suspicion.objects.filter(run=run).update(**decided)


def earn(person: User, *, fraction: str = "0.865000", at: datetime = START) -> None:
    """Meet every requirement."""
    pass_courses(person, at=at)
    pass_exam(person, fraction=fraction, at=at)
    for slug in SCENARIOS:
        play_well(person, slug, at=at)


def award(person: User, *, fraction: str = "0.865000", at: datetime = AT) -> Certificate:
    """Meet every requirement and be awarded."""
    earn(person, fraction=fraction, at=at)
    (certificate,) = services.review(person_id=person.pk, by=BY, at=at)
    return certificate
