"""Breaking a sentence into lines: English between words, Chinese between letters but never before closing marks."""

import re
from collections.abc import Callable

_NOT_FIRST = frozenset("\u00a0，。、；：？！”’）》」』】〉…—,.;:?!)]}")
_NOT_LAST = frozenset("\u00a0“‘（《「『【〈([{")
_ZH_PIECES = re.compile(r"[!-~\u00c0-\u024f]+ ?|\s|.")


def wrapped(text: str, room: float, width: Callable[[str], float], language: str) -> tuple[str, ...]:
    """Break a text into lines no wider than `room`; a piece that is wider by itself stands alone."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text, language):
        if line and width((line + piece).rstrip()) > room:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return tuple([*lines, line.rstrip()] if line.strip() else lines)


def _pieces(text: str, language: str) -> list[str]:
    if language != "zh":
        return re.findall(r"\S+\s*", text)
    pieces: list[str] = []
    for piece in _ZH_PIECES.findall(text):
        if pieces and (piece[0] in _NOT_FIRST or pieces[-1][-1] in _NOT_LAST):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces
