"""What the matrix of doors is written in: who may come in, who may not, and who is not to know."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from tests.world import PERSONAS, World

AGENT, PEER, LEAD, RIVAL, TRAINER, AUTHOR, ASSESSOR, HR, ADMIN = PERSONAS[1:]
STAFF = frozenset(PERSONAS[1:])
ANONYMOUS = "anonymous"

SIGN_IN, FORBIDDEN, UNKNOWN, OPEN = "sign-in", 403, 404, "open"
Answer = str | int
Said = Mapping[str, Any]


@dataclass(frozen=True)
class Rule:
    """Who comes in by one method. Of the others, those whom `blind` names get 404, the rest 403."""

    may: frozenset[str]
    blind: frozenset[str] = frozenset()

    def answer(self, persona: str) -> Answer:
        """Return what a persona has to be answered."""
        if persona in self.may:
            return OPEN
        if persona == ANONYMOUS:
            return SIGN_IN
        return UNKNOWN if persona in self.blind else FORBIDDEN


EVERYONE = Rule(STAFF)
PUBLIC = Rule(STAFF | {ANONYMOUS})


def those(*personas: str, blind: tuple[str, ...] = ()) -> Rule:
    """Let these in; the others may know of it (403), but those named `blind` not even that (404)."""
    return Rule(frozenset(personas), frozenset(blind))


def owners(*personas: str, barred: tuple[str, ...] = ()) -> Rule:
    """Let these in; nobody else is to know of it (404), but for those `barred`, who know and may not (403)."""
    return Rule(frozenset(personas), STAFF - set(personas) - set(barred))


def _nothing(_world: World) -> tuple[Any, ...]:
    return ()


def _no_words(_world: World) -> Said:
    return {}


@dataclass(frozen=True)
class Door:
    """A row of the matrix: the rule of each method that there is, where it leads, and what a fair post says.

    `notes` is for a GET that writes a line in the trail, on purpose; such a door is not expected to leave no trace.
    """

    get: Rule | None = None
    post: Rule | None = None
    to: Callable[[World], tuple[Any, ...]] = field(default=_nothing)
    says: Callable[[World], Said] = field(default=_no_words)
    notes: bool = False

    def rule(self, method: str) -> Rule | None:
        """Return the rule of a method, None where the method does not exist."""
        return {"GET": self.get, "HEAD": self.get, "POST": self.post}.get(method)

    @property
    def welcome(self) -> frozenset[str]:
        """Return who comes in by any method."""
        return frozenset().union(*(rule.may for rule in (self.get, self.post) if rule))


def names_of_all_doors() -> list[str]:
    """Return the name of every address that the resolver knows; one without a name stands as its pattern."""
    return list(_walk(get_resolver().url_patterns, "", ""))


def _walk(patterns: list[URLPattern | URLResolver], space: str, above: str) -> Iterator[str]:
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from _walk(each.url_patterns, f"{space}{each.namespace}:" if each.namespace else space, f"{above}{each.pattern}")
        else:
            yield f"{space}{each.name}" if each.name else f"{above}{each.pattern}"
