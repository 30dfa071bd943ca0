"""The list of role-plays and the page before one begins."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from lib.bilingual import Text
from scenarios.domain.run_words import HARD_FAIL_WORDS, TYPE_WORDS
from scenarios.domain.story import Story
from scenarios.models import Run, Scenario
from scenarios.queries.evidence import RunRow, runs_of
from scenarios.queries.published import story_of
from scenarios.queries.references import Reference, product_name, references_of

LATEST = 12


@dataclass(frozen=True, slots=True)
class ScenarioRow:
    """One role-play in the list, with how it went so far."""

    slug: str
    story: Story
    tries: int
    best: str
    open_run: int | None

    @property
    def type(self) -> Text:
        """Return the customer's type in words."""
        return TYPE_WORDS[self.story.customer.type]


@dataclass(frozen=True, slots=True)
class Intro:
    """What one is told before the clock runs; neither needs nor traps, which are for afterwards."""

    row: ScenarioRow
    version: int
    required: bool
    item: Text | None
    forbidden: tuple[Text, ...]
    references: tuple[Reference, ...]
    runs: tuple[RunRow, ...]


def rows_for(person_id: int, scenarios: QuerySet[Scenario]) -> dict[str, object]:
    """Return the rows of the list and the latest runs; a fixed number of queries."""
    found = list(scenarios.select_related("current").order_by("slug"))
    runs = list(Run.objects.filter(person_id=person_id, scenario__in=found))
    rows = tuple(_row(scenario, runs) for scenario in found)
    return {"rows": rows, "runs": runs_of(person_id, limit=LATEST)}


def intro_of(scenario: Scenario, person_id: int, today: date) -> Intro:
    """Return the page before a role-play begins."""
    row = _row(scenario, list(Run.objects.filter(person_id=person_id, scenario=scenario)))
    story = row.story
    return Intro(
        row=row,
        version=scenario.current.number if scenario.current else 0,
        required=scenario.step is not None and scenario.step.required,
        item=product_name(story.desk.order.sku) if story.desk.order else None,
        forbidden=tuple(HARD_FAIL_WORDS[code] for code in story.forbid),
        references=references_of(story, today),
        runs=tuple(run for run in runs_of(person_id) if run.scenario == scenario.slug)[:LATEST],
    )


def _row(scenario: Scenario, runs: list[Run]) -> ScenarioRow:
    mine = [run for run in runs if run.scenario_id == scenario.pk]
    classes = {run.ending_class for run in mine}
    best = next((name for name in ("good", "ok", "bad") if name in classes), "")
    assert scenario.current is not None  # noqa: S101  for the type checker: only published ones come here
    return ScenarioRow(
        slug=scenario.slug,
        story=story_of(scenario.current),
        tries=len(mine),
        best=best,
        open_run=next((run.pk for run in mine if run.is_open), None),
    )
