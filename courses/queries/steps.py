"""Steps, found by what they lead to."""

from collections.abc import Collection, Mapping

from courses.models import Step, StepPass
from lib.bilingual import Text


def step_by_ref(kind: str, ref: str) -> Step | None:
    """Return the live step that leads to this quiz, scenario or lesson; the first by course, if there are more."""
    return Step.objects.filter(kind=kind, ref=ref, live=True).select_related("course").order_by("course__slug").first()


def steps_by_ref(kind: str, refs: Collection[str]) -> dict[str, Step]:
    """Return the live steps by what they lead to: one query."""
    rows = Step.objects.filter(kind=kind, ref__in=refs, live=True).select_related("course").order_by("-course__slug")
    return {step.ref: step for step in rows}


def title_of_step(step_slug: str) -> Text:
    """Return a step's title, its id where it is unknown."""
    step = Step.objects.filter(slug=step_slug).first()
    return step.title if step else Text(step_slug, step_slug)


def titles_of_steps(slugs: Collection[str] | None = None) -> dict[str, Text]:
    """Return titles by step id: one query."""
    rows = Step.objects.all() if slugs is None else Step.objects.filter(slug__in=slugs)
    return {step.slug: step.title for step in rows}


def passed_steps(person_id: int) -> Mapping[str, StepPass]:
    """Return what a person passed, by step id: one query."""
    rows = StepPass.objects.filter(person_id=person_id).select_related("step")
    return {row.step.slug: row for row in rows}
