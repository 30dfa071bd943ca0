"""Marking in a text what a search was for."""

import re

from knowledge.domain.search_terms import LONGEST_QUERY, folded
from lib.prose import HAN

_TAG = re.compile(r"(<[^>]*>|&[a-z#0-9]+;)")
_WORD = re.compile(rf"[{HAN}]+|[a-z0-9]+")


def marked(markup: str, query: str) -> str:
    """Return safe HTML with the words of a query in `<mark>`; tags and entities stay untouched."""
    words = sorted({word for word in _WORD.findall(folded(query[:LONGEST_QUERY])) if word}, key=len, reverse=True)
    if not words:
        return markup
    wanted = re.compile("|".join(rf"(?<![A-Za-z0-9]){word}" if word.isascii() else word for word in words), re.IGNORECASE)
    pieces = _TAG.split(markup)
    return "".join(piece if index % 2 else wanted.sub(r"<mark>\g<0></mark>", piece) for index, piece in enumerate(pieces))
