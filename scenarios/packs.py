"""Scenarios in a pack: `scenarios/<id>.yaml`, held to rp/1, played by the checker, published as frozen versions."""

from collections.abc import Iterator
from datetime import datetime
from itertools import combinations

from audit.domain import Actor
from lib.packs import Entry, Loaded, Pack, PackKind
from lib.problems import Problem
from scenarios.domain.likeness import LIMIT, likeness
from scenarios.domain.lint import lint
from scenarios.domain.story import Story
from scenarios.models import Scenario
from scenarios.queries.published import story_of
from scenarios.services.publishing import publish

KINDS: tuple[PackKind, ...] = (PackKind("scenario", "scenarios", Story),)


def check(pack: Pack) -> Iterator[Problem]:
    """Find what is wrong with the scenarios of a pack beyond their shape, and play each of them."""
    for entry in pack.of("scenario").values():
        for key, reason in (*_references(pack, entry.value), *lint(entry.value)):
            yield entry.problem(key, reason)
    for one, other in combinations(pack.of("scenario").values(), 2):
        shared = likeness(one.value, other.value)
        if shared > LIMIT:
            yield other.problem("beats", f"share {shared:.0%} of their text with {one.id}; at most {LIMIT:.0%} may be shared")


def load(pack: Pack, *, by: Actor, at: datetime) -> Loaded:
    """Publish the scenarios that differ."""
    loaded = Loaded()
    for _slug, entry in sorted(pack.of("scenario").items()):
        loaded.absorb(publish(story=entry.value, by=by, at=at))
    return loaded


def export() -> Iterator[Entry]:
    """Return every published scenario."""
    for scenario in Scenario.objects.filter(current__isnull=False).select_related("current").order_by("slug"):
        if scenario.current is not None:
            yield Entry("scenario", scenario.slug, story_of(scenario.current))


def _references(pack: Pack, story: Story) -> Iterator[tuple[str, str]]:
    desk = story.desk
    for key, kind, ids in (
        ("desk.products", "product", desk.products),
        ("desk.policies", "rule", desk.policies),
        ("desk.order.sku", "product", (desk.order.sku,) if desk.order and desk.order.sku else ()),
        ("meta.lessons", "lesson", story.meta.lessons),
    ):
        for name in ids:
            if pack.of(kind) and name not in pack.of(kind):
                yield key, f"there is no {kind} {name}"
