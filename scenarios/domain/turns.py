"""One turn of the agent, as it stands in a log."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from lib.bilingual import Language, Text
from scenarios.domain.words import FaultName, MoveName


@dataclass(frozen=True, slots=True)
class Deed:
    """A desk action: what, for how many yuan, and whether the customer agreed to it."""

    do: str
    amount: Decimal = Decimal(0)
    consent: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """What the agent did: `at` seconds since the start; everything else may be absent.

    `quality` overrides what the text is worth, by move (studies and tests); `faults` adds to what the text shows.
    A run's text is what was typed; a rehearsal's stands in both languages.
    """

    at: Decimal
    moves: tuple[MoveName, ...] = ()
    text: str | Text | None = None
    hold_s: Decimal | None = None
    actions: tuple[Deed, ...] = ()
    quality: Mapping[str, Decimal] = field(default_factory=dict)
    faults: tuple[FaultName, ...] = ()

    def said(self, language: Language) -> str:
        """Return the text without blanks around it; a rehearsal holds it in both languages."""
        text = self.text.get(language) if isinstance(self.text, Text) else self.text
        return (text or "").strip()
