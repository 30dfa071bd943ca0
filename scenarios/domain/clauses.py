"""Text a clause at a time, and whether a pattern stands in one without a negator beside it."""

# ruff: noqa: E501  a pattern is easier to read on one line

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

LONGEST_TEXT = 2000
_BREAKS = re.compile(r"[，。！？；：、,!?;\n…—（）()“”\"]|[.:](?!\d)|\b(?:but|however|and then)\b|但是|不过|然后")
# Words that hold a negator's character and deny nothing.
_NOT_NEGATORS = re.compile(
    r"不好意思|对不起|不客气|不用谢|没关系|没问题|无理由|免费|特别|别的|别人|别家|差不多|不错|不但|不仅|不管|不久|分别|无论|区别|级别|not only|no problem",
)
_NEGATORS = re.compile(r"不|没|无|别|免|未|勿|莫|\b(?:not|no|never|without|nor|cannot|can't|don't|won't|needn't)\b|n't\b", re.IGNORECASE)
_JUST_BEFORE = re.compile(
    r"(?:不用|不要|不必|无需|无须|不能|不会|不|没有|没|无法|别|未|勿|\b(?:not|no|never|without|cannot|don't|won't|can't|needn't|no need to|not need to))\s*$",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """Fold width and case, so that patterns need one spelling."""
    return unicodedata.normalize("NFKC", text[:LONGEST_TEXT]).lower().replace("’", "'")


def bare(text: str) -> str:
    """Keep letters, digits and Han only: what is left to compare when punctuation does not count."""
    return "".join(character for character in plain(text) if character.isalnum())


def clauses(text: str) -> tuple[str, ...]:
    """Split at punctuation and at the words that turn a sentence; figures such as 1.5 and 19:30 stay whole."""
    return tuple(part.strip() for part in _BREAKS.split(plain(text)) if part.strip())


def asserted(patterns: Iterable[str], text: str) -> str:
    """Return the first clause in which a pattern stands and no negator does, or nothing.

    A negator that the pattern itself spells out ("not our department") does not excuse its own match.
    """
    for clause in clauses(text):
        for pattern in patterns:
            match = compiled(pattern).search(clause)
            if match and not negated(_beside(match, clause) if negated(pattern) else clause):
                return clause
    return ""


def _beside(match: re.Match[str], clause: str) -> str:
    return clause[: match.start()] + " " + clause[match.end() :]


def negated(clause: str) -> bool:
    """Tell whether a negator stands in a clause."""
    return bool(_NEGATORS.search(_NOT_NEGATORS.sub("", clause)))


def mentioned(patterns: Iterable[str], text: str) -> bool:
    """Tell whether one of the patterns is said, and not with a negator right before it."""
    for clause in clauses(text):
        for pattern in patterns:
            for match in compiled(pattern).finditer(clause):
                if not _JUST_BEFORE.search(clause[: match.start()]):
                    return True
    return False


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a scenario's pattern; case does not count.

    :raises re.error: if it is not a regular expression (the checker says so before anything is played)
    """
    return re.compile(plain_pattern(pattern), re.IGNORECASE)


def plain_pattern(pattern: str) -> str:
    """Fold a pattern's full-width forms as texts are folded."""
    return unicodedata.normalize("NFKC", pattern)
