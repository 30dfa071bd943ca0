"""What was loaded, and what rests on what since."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from curriculum.models import Loading
from lib.problems import Problem
from lib.shapes import from_json

SHOWN = 8


@dataclass(frozen=True, slots=True)
class LoadRow:
    """A load, for the list."""

    pack: str
    at: datetime
    by: str
    added: int
    changed: int
    same: int


@dataclass(frozen=True, slots=True)
class Loads:
    """The last loads, the findings of each pack's latest one, and the entries that rest on each rule card."""

    rows: tuple[LoadRow, ...]
    findings: tuple[Problem, ...]
    uses: dict[str, tuple[tuple[str, tuple[str, ...]], ...]]


def loads() -> Loads:
    """Return what there is to say of the loads."""
    every = list(Loading.objects.order_by("-pk")[:SHOWN])
    latest = {load.pack: load for load in reversed(every)}
    findings = [from_json(found, Problem) for load in latest.values() for found in load.warnings]
    uses: dict[str, set[str]] = defaultdict(set)
    for load in latest.values():
        for card, entries in load.uses.items():
            uses[card] |= set(entries)
    return Loads(tuple(_row(load) for load in every), tuple(findings), {card: _by_kind(entries) for card, entries in sorted(uses.items())})


def _row(load: Loading) -> LoadRow:
    return LoadRow(load.pack, load.at, load.by, len(load.added), len(load.changed), load.same)


def _by_kind(entries: set[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    kinds: dict[str, list[str]] = defaultdict(list)
    for entry in sorted(entries):
        kind, _, slug = entry.partition(":")
        kinds[kind].append(slug)
    return tuple((kind, tuple(slugs)) for kind, slugs in kinds.items())
