"""Publish a scenario: a changed one gets a new frozen version; open runs stay on theirs."""

from datetime import datetime

from django.db import transaction

from audit.domain import Actor
from audit.services import write
from courses.queries import step_by_ref
from lib import shapes
from lib.packs import Loaded
from scenarios.domain.story import Story
from scenarios.models import Scenario, ScenarioVersion


@transaction.atomic
def publish(*, story: Story, by: Actor, at: datetime) -> Loaded:
    """Publish a story when it differs from what is published; the answer names it `scenario:<id>`."""
    loaded = Loaded()
    scenario = Scenario.objects.select_related("current").filter(slug=story.id).first() or Scenario(slug=story.id)
    name, before = f"scenario:{story.id}", scenario.current
    scenario.step = step_by_ref("scenario", story.id)
    scenario.save()
    if before is not None and before.sha256 == shapes.sha256_of(story):
        loaded.same.append(name)
        return loaded
    version = ScenarioVersion.next_for(scenario, story, at)
    version.save()
    scenario.current = version
    scenario.save(update_fields=["current"])
    (loaded.changed if before else loaded.added).append(name)
    details = {"version": version.number, "sha": version.sha256}
    write(by=by, verb="scenario.publish", subject=f"scenarios.scenario:{scenario.pk}", at=at, details=details)
    return loaded
