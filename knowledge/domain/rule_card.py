"""A rule card: a law, a platform's rule or the firm's own, with values that hold from a day until a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from knowledge.domain.units import Unit
from lib.bilingual import Text


@dataclass(frozen=True, slots=True)
class RuleField:
    """A value with its unit, and what it is the value of, in words."""

    value: Decimal
    unit: Unit
    label: Text | None = None

    def called(self, name: str) -> Text:
        """Return its label, or its name in the card where the author gave it none."""
        return self.label or Text(name, name)


@dataclass(frozen=True, slots=True)
class RuleEdition:
    """What a card says from a day on. `effective_until` is the last day; none means until further notice."""

    effective_from: date
    effective_until: date | None
    platform: Literal["any", "taobao", "tmall", "jd", "douyin", "pdd", "firm"]
    source: Text
    checked_on: date
    confidence: Literal["high", "medium", "low"]
    note: Text
    fields: Mapping[str, RuleField]
    url: str = ""

    def holds_on(self, day: date) -> bool:
        """Tell whether this edition is in force on a day."""
        return self.effective_from <= day and (self.effective_until is None or day <= self.effective_until)


@dataclass(frozen=True, slots=True)
class RuleCard:
    """A rule card as a pack holds it. `colour` says how bad a mistake is."""

    id: str
    title: Text
    kind: Literal["law", "platform", "firm"]
    colour: Literal["green", "amber", "red"]
    versions: tuple[RuleEdition, ...]

    def on(self, day: date) -> RuleEdition | None:
        """Return the edition in force on a day; the youngest where an author let two overlap."""
        holding = [edition for edition in self.versions if edition.holds_on(day)]
        return max(holding, key=lambda edition: edition.effective_from, default=None)
