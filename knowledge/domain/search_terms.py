"""Words for search: one function makes the terms of a text and of a query, for both databases.

Han characters become overlapping pairs, so that two characters suffice to find a word and no dictionary is needed.
Terms are ASCII (`x9000x8d27` is 退货), so that no database's own tokeniser can split or fold them differently.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from lib.prose import HAN

_RUN = re.compile(rf"[{HAN}]+|[a-z0-9]+")
LONGEST_QUERY = 80


@dataclass(frozen=True, slots=True)
class Phrase:
    """Terms that must stand one after another; the last may be only a beginning."""

    terms: tuple[str, ...]
    prefix: bool


def folded(text: str) -> str:
    """Fold width, case and accents: Ａ, A and á are `a`; ２ is `2`."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


def terms(text: str) -> tuple[str, ...]:
    """Return the terms of a text in order: pairs and the last character of each Han run, words as they are."""
    return tuple(term for run in _runs(text) for term in _terms_of(run))


def phrases(query: str) -> tuple[Phrase, ...]:
    """Return what a query asks for; all of it must be found. Nothing searchable gives an empty tuple."""
    return tuple(_phrase(run) for run in _runs(query[:LONGEST_QUERY]))


def _runs(text: str) -> Iterator[str]:
    return (match.group() for match in _RUN.finditer(folded(text)))


def _terms_of(run: str) -> list[str]:
    if not _is_han(run):
        return [run[:60]]
    pairs = [_code(run[i : i + 2]) for i in range(len(run) - 1)]
    return [*pairs, _code(run[-1])]


def _phrase(run: str) -> Phrase:
    if not _is_han(run):
        return Phrase((run[:60],), prefix=True)
    if len(run) == 1:
        return Phrase((_code(run),), prefix=True)
    return Phrase(tuple(_code(run[i : i + 2]) for i in range(len(run) - 1)), prefix=False)


def _is_han(run: str) -> bool:
    return run[0] > "z"


def _code(characters: str) -> str:
    return "".join(f"x{ord(character):x}" for character in characters)
