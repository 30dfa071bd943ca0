"""What a move is worth: the quality q of 0, a half or 1, from chip and text together (rp/1)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from lib.bilingual import Text
from lib.prose import han_count
from scenarios.domain.clauses import mentioned
from scenarios.domain.contradictions import contradicts
from scenarios.domain.similarity import alike, within

Reason = Literal["given", "empty", "short", "repeated", "copied", "contradicts", "fact-missing", "whole"]
NONE, HALF, WHOLE = Decimal(0), Decimal("0.5"), Decimal(1)
FEWEST_HAN, FEWEST_WORDS = 6, 3
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quality:
    """How much a move counts and why; `missing` names the facts that were not recognised."""

    value: Decimal
    reason: Reason
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """The text of a turn with what was said before it."""

    text: str
    agent_before: Sequence[str]
    customer_before: Sequence[Text]


def quality(move: str, said: Said, wanted: Sequence[str], found: frozenset[str], given: Decimal | None) -> Quality:
    """Return a move's quality.

    :param wanted: the concepts that open needs ask of this move; a half when none of them is in `found`
    :param given: what the turn's own `quality` says, which holds over the text
    """
    if given is not None:
        return Quality(given, "given")
    reason = _worthless(said)
    if reason is not None:
        return Quality(NONE, reason)
    if contradicts(move, said.text):
        return Quality(NONE, "contradicts")
    if wanted and not found.intersection(wanted):
        return Quality(HALF, "fact-missing", tuple(wanted))
    return Quality(WHOLE, "whole")


def concept_found(groups: Sequence[Sequence[str]], text: str) -> bool:
    """Tell whether each group of a concept is matched by one of its alternatives."""
    return bool(groups) and all(mentioned(group, text) for group in groups)


def word_count(text: str) -> int:
    """Count words in Latin letters; Han runs are no words."""
    return sum(1 for word in _WORD.findall(text) if _LATIN.search(word))


def _worthless(said: Said) -> Reason | None:
    if not said.text:
        return "empty"
    if han_count(said.text) < FEWEST_HAN and word_count(said.text) < FEWEST_WORDS:
        return "short"
    if any(alike(said.text, line) for line in said.agent_before):
        return "repeated"
    if any(_copies(said.text, line) for heard in said.customer_before for line in (heard.zh, heard.en)):
        return "copied"
    return None


def _copies(text: str, line: str) -> bool:
    return alike(text, line) or within(text, line)
