"""Published scenarios as values; a version never changes, so what was parsed once is kept by its hash."""

from collections import OrderedDict

from scenarios.domain.story import Story
from scenarios.models import ScenarioVersion

KEPT = 100
_parsed: OrderedDict[str, Story] = OrderedDict()


def story_of(version: ScenarioVersion) -> Story:
    """Return the story of a version."""
    found = _parsed.get(version.sha256)
    if found is None:
        found = _parsed[version.sha256] = version.parsed(Story)
        if len(_parsed) > KEPT:
            _parsed.popitem(last=False)
    return found
