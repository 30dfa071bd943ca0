"""How much of their customer's words two stories share: a practised agent should not meet the same customer twice."""

from lib.bilingual import Language
from scenarios.domain.story import Story

LIMIT = 0.4
_GRAM: dict[Language, int] = {"zh": 3, "en": 12}
"""Characters a piece: about two words of either language, long enough that "yes, but" is no likeness."""


def likeness(one: Story, other: Story) -> float:
    """Return the share in [0, 1] of the shorter story's pieces that the other has too, in the language where it is larger."""
    return max(_shared(_pieces(one, language), _pieces(other, language)) for language in _GRAM)


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer else 0.0


def _pieces(story: Story, language: Language) -> frozenset[str]:
    size = _GRAM[language]
    lines = ("".join(c.lower() for c in beat.line.get(language) if c.isalnum() or c == " ") for beat in story.beats)
    return frozenset(line[at : at + size] for line in lines for at in range(max(1, len(line) - size + 1)))
