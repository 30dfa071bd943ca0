"""Choices that forms about people share, in the reader's language."""

from collections.abc import Mapping
from zoneinfo import available_timezones

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy

from people.domain.roles import GRANTABLE, ROLE_NAMES
from people.models.level import Level
from people.queries import team_paths

Choice = tuple[str, str | Promise]

# The zones that are asked for most stand first; any other can be typed into the people file.
ZONES = ("Asia/Shanghai", "Asia/Hong_Kong", "Asia/Singapore", "Asia/Tokyo", "Europe/London", "Europe/Berlin",
         "America/New_York", "America/Los_Angeles", "UTC")  # fmt: skip
LEVEL_WORDS: dict[str, str | Promise] = {
    Level.JUNIOR.value: gettext_lazy("J, junior"),
    Level.INTERMEDIATE.value: gettext_lazy("I, intermediate"),
    Level.SENIOR.value: gettext_lazy("S, senior"),
    Level.LEAD.value: gettext_lazy("L, lead"),
}


def teams(empty: str | Promise, known: Mapping[int, str] | None = None) -> list[Choice]:
    """Return every team by its path, read where they are not `known`; the first choice is none, worded by `empty`."""
    paths = team_paths(get_language() or "") if known is None else known
    return [("", empty), *((str(pk), words) for pk, words in sorted(paths.items(), key=lambda item: item[1]))]


def levels(empty: str | Promise) -> list[Choice]:
    """Return the job levels; the first choice is none."""
    return [("", empty), *LEVEL_WORDS.items()]


def roles() -> list[Choice]:
    """Return the roles that can be granted."""
    language = get_language() or ""
    return [(role.value, ROLE_NAMES[role].get(language)) for role in GRANTABLE]


def zones(present: str) -> list[Choice]:
    """Return the usual time zones and the one that is set."""
    known = [zone for zone in ZONES if zone in available_timezones()]
    return [(zone, zone) for zone in ([] if present in known or not present else [present]) + known]
