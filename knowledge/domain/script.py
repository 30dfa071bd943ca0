"""An entry of the script library (话术库): sayable text with blanks, and how to use it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from lib.bilingual import Text

Stage = Literal["presale", "insale", "aftersale", "complaint", "crisis", "care", "internal"]
Move = Literal[
    "greet", "verify", "acknowledge", "restate", "probe_open", "probe_closed", "empathize", "apologize",
    "reassure", "inform", "explain", "recommend", "options", "decline", "compensate", "commit", "act", "hold",
    "escalate", "boundary", "upsell", "thank", "confirm", "close",
]  # fmt: skip
CustomerType = Literal[
    "any", "anxious", "rational", "polite", "bargain", "hesitant", "impatient", "suspicious", "expert", "silent",
    "talkative", "abusive", "repeat", "loyal", "impulse",
]  # fmt: skip
Channel = Literal["chat", "phone", "mail", "public", "live", "sms", "any"]
State = Literal["draft", "reviewed", "approved", "stale", "archived"]
Risk = Literal["green", "amber", "red"]
Level = Literal["J", "I", "S", "L"]

FINDABLE: frozenset[str] = frozenset({"approved", "stale"})


@dataclass(frozen=True, slots=True)
class Variable:
    """A blank: what goes in, and an example of it."""

    id: str
    type: Literal["text", "number", "amount", "date", "time", "order", "choice"]
    label: Text
    example: Text
    choices: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Script:
    """A script entry as a pack holds it."""

    id: str
    title: Text
    stage: Stage
    moves: tuple[Move, ...]
    types: tuple[CustomerType, ...]
    channels: tuple[Channel, ...]
    category: str
    risk: Risk
    level: Level
    owner: Text
    state: State
    effective_from: date
    review_on: date
    text: Text
    paraphrases: tuple[Text, ...]
    good: Text
    bad: Text
    do: Text
    dont: Text
    variables: tuple[Variable, ...] = ()
    rule_cards: tuple[str, ...] = ()
    lessons: tuple[str, ...] = ()
    expires_on: date | None = None

    def findable_on(self, day: date) -> bool:
        """Tell whether an agent may use it on a day: approved, in force, not expired."""
        started = self.effective_from <= day
        return self.state in FINDABLE and started and (self.expires_on is None or day < self.expires_on)
