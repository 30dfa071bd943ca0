"""What rests on a rule card: every place that cites it or names it."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from curriculum.domain.passages import passages_of
from knowledge.domain import tokens
from knowledge.domain.rule_card import RuleCard
from knowledge.domain.tokens import RuleToken
from lib.packs import Entry, Pack


@dataclass(frozen=True, slots=True, order=True)
class Use:
    """One place that rests on a card; `field` is empty where the card is only named."""

    file: str
    line: int
    key: str
    kind: str
    id: str
    card: str
    field: str = ""

    def __str__(self) -> str:
        """Render as `file:line: key: what rests on it`."""
        return f"{self.file}:{self.line}: {self.key}: {self.kind} {self.id} rests on {self.card}{'.' if self.field else ''}{self.field}"

    def as_json(self) -> dict[str, object]:
        """Return plain data."""
        return dataclasses.asdict(self)


def uses_of(pack: Pack, card: str) -> tuple[Use, ...]:
    """Return what rests on a card, or on one field of it (`POL-7D.days`)."""
    return tuple(sorted({use for use in all_uses(pack) if card in {use.card, f"{use.card}.{use.field}"}}))


def all_uses(pack: Pack) -> Iterator[Use]:
    """Yield every place that rests on any card of the pack."""
    cards = frozenset(pack.of("rule"))
    for kind, entries in pack.entries.items():
        for entry in entries.values():
            if not isinstance(entry.value, RuleCard):
                yield from _citing(kind, entry)
                yield from _naming(kind, entry, cards)


def _citing(kind: str, entry: Entry) -> Iterator[Use]:
    for passage in passages_of(entry):
        for found in tokens.found(passage.text):
            if isinstance(found.token, RuleToken):
                yield Use(passage.file, passage.line, passage.key, kind, entry.id, found.token.card, found.token.field)


def _naming(kind: str, entry: Entry, cards: frozenset[str]) -> Iterator[Use]:
    for key, word in _words(entry.value, ""):
        if word in cards:
            place = entry.problem(key, "")
            yield Use(place.file, place.line, key.removeprefix("zh.").removeprefix("en."), kind, entry.id, word)


def _words(value: Any, key: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield key, value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _words(getattr(value, field.name), f"{key}.{field.name}" if key else field.name)
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from _words(item, f"{key}.{name}")
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _words(item, f"{key}[{index}]")
