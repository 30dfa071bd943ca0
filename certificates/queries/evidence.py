"""Gathering what a person has to show for a certification, and what it asks for in today's words."""

from collections.abc import Mapping
from datetime import datetime

from certificates.domain.certification import CertificationBody
from certificates.domain.eligibility import (
    CourseState,
    Evidence,
    Part,
    Proof,
    Requirements,
    ScenarioState,
    Sitting,
    Suspicion,
)
from certificates.models import Certificate, Certification
from certificates.queries import firm
from courses.domain.course_file import CourseFile
from courses.models import Completion, StepPass
from courses.queries import steps_by_ref
from lib.bilingual import Text
from people.models import User
from quizzes.queries import best_pass, next_try_on
from scenarios.queries import good_runs

Courses = Mapping[str, CourseFile]


def requirements_of(body: CertificationBody, courses: Courses) -> Requirements:
    """Return what a certification asks for, with titles. Two queries."""
    steps = {**steps_by_ref("quiz", [body.exam, *body.gates]), **steps_by_ref("scenario", body.scenarios)}

    def part(slug: str) -> Part:
        return Part(slug, steps[slug].title if slug in steps else Text(slug, slug))

    return Requirements(
        tuple(Part(slug, courses[slug].title if slug in courses else Text(slug, slug)) for slug in body.courses),
        part(body.exam),
        tuple(part(slug) for slug in body.scenarios),
        tuple(part(slug) for slug in body.gates),
    )


def former_of(person: User, certification: Certification) -> Certificate | None:
    """Return the last certificate that a person was given for a certification: held still, or ended."""
    return Certificate.objects.filter(person=person, certification=certification).order_by("-awarded_at", "-pk").first()


def evidence_of(person: User, body: CertificationBody, courses: Courses, former: Certificate | None) -> Evidence:
    """Gather the evidence of a person; an exam from before a certificate that has ended is spent."""
    spent = former.awarded_at if former else None
    return Evidence(
        courses=_courses(person, body.courses, courses),
        exam=_sitting(person, "exam", body.exam, spent),
        gates={slug: _sitting(person, "gate", slug, spent) for slug in body.gates},
        scenarios=_scenarios(person, body.scenarios),
        renew_after=spent,
        has_name=bool(person.name_zh or person.name_en),
        has_firm_name=bool(firm.name().zh),
        address_is_public=firm.address_is_public(),
    )


def _sitting(person: User, kind: str, slug: str, spent: datetime | None) -> Sitting:
    passed = best_pass(person.pk, slug, after=spent)
    if passed is None and spent is not None:
        passed = best_pass(person.pk, slug)
    proof = Proof(kind, passed.ref, passed.version_sha, passed.fraction, passed.at) if passed else None
    fresh = proof is not None and (spent is None or proof.at > spent)
    return Sitting(proof, None if fresh else next_try_on(person.pk, slug))


def _courses(person: User, slugs: tuple[str, ...], courses: Courses) -> dict[str, CourseState]:
    done = set(Completion.objects.filter(person=person, kind=Completion.Kind.COURSE, slug__in=slugs).values_list("slug", flat=True))
    rows = StepPass.objects.filter(person=person, step__course__slug__in=slugs).select_related("step__course").order_by("step__position")
    passes: dict[str, dict[str, StepPass]] = {slug: {} for slug in slugs}
    for row in rows:
        passes[row.step.course.slug][row.step.slug] = row
    return {slug: _course(courses.get(slug), passes[slug], is_done=slug in done) for slug in slugs}


def _course(course: CourseFile | None, passes: Mapping[str, StepPass], *, is_done: bool) -> CourseState:
    """Once completed, a course stays so, though a later version may ask for more."""
    steps = [step for module in course.modules for step in module.steps if step.required] if course else []
    wanted = [f"{course.id}/{step.ref}" for step in steps] if course else []
    left = sum(slug not in passes for slug in wanted)
    if course is None and not is_done:
        left = 1
    return CourseState(0 if is_done else left, tuple(_proof(row) for row in passes.values()))


def _proof(row: StepPass) -> Proof:
    return Proof(row.evidence_kind, row.evidence_ref, row.evidence_sha, row.fraction, row.passed_at)


def _scenarios(person: User, slugs: tuple[str, ...]) -> dict[str, ScenarioState]:
    return {
        slug: ScenarioState(Proof("run", f"scenarios.run:{run.run_id}", run.version_sha, None, run.at), Suspicion(run.suspicion))
        for slug, run in good_runs(person.pk, slugs).items()
    }
