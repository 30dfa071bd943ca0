"""Which face draws which letter: names are split into runs of one face each, before anything is issued.

A missing glyph is silent in both renderers (the PDF's text would hold a NUL), so coverage is decided here.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

_JOINERS = frozenset("\u200c\u200d")


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that one face draws."""

    face: str
    text: str


class CannotBeDrawn(Exception):
    """No face of the chain has these letters."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        """Keep the letters, for the message to HR."""
        super().__init__(" ".join(f"{letter} (U+{ord(letter[0]):04X})" for letter in missing))
        self.missing = missing


def composed(text: str) -> str:
    """Return a text as it is drawn: composed (NFC), with runs of blanks as one."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def runs_of(text: str, chain: Sequence[str], coverage: Mapping[str, AbstractSet[int]]) -> tuple[Run, ...]:
    """Split a text into runs, each letter with its marks drawn by the first face of `chain` that has all of it.

    :raises CannotBeDrawn: with every letter that no face has
    """
    runs: list[Run] = []
    missing: list[str] = []
    for cluster in clusters(composed(text)):
        face = next((face for face in chain if all(ord(letter) in coverage[face] for letter in cluster)), None)
        if face is None:
            missing.append(cluster)
        elif runs and runs[-1].face == face:
            runs[-1] = Run(face, runs[-1].text + cluster)
        else:
            runs.append(Run(face, cluster))
    if missing:
        raise CannotBeDrawn(tuple(dict.fromkeys(missing)))
    return tuple(runs)


def clusters(text: str) -> tuple[str, ...]:
    """Split a text into letters, each with the marks and selectors that belong to it."""
    found: list[str] = []
    for letter in text:
        joins = unicodedata.combining(letter) or letter in _JOINERS or unicodedata.category(letter) in {"Mn", "Me", "Mc"}
        if found and (joins or found[-1][-1] in _JOINERS):
            found[-1] += letter
        else:
            found.append(letter)
    return tuple(found)
