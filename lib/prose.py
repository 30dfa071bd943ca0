"""How long a text is, and how long it takes to read: Han characters and English words."""

import re
from decimal import Decimal

HAN_A_MINUTE = 300
WORDS_A_MINUTE = 180

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_HAN = re.compile(f"[{HAN}]")
_WORD = re.compile(r"[A-Za-z0-9]+(?:['’.,:/-][A-Za-z0-9]+)*")


def han_count(text: str) -> int:
    """Count the Han characters, the rare planes included."""
    return len(_HAN.findall(text))


def word_count(text: str) -> int:
    """Count the words in Latin letters or digits; `don't`, `18:00` and `R-12` are one each."""
    return len(_WORD.findall(text))


def reading_minutes(text: str, language: str) -> Decimal:
    """Return the minutes that reading takes: 300 Han characters or 180 English words a minute."""
    if language == "zh":
        return Decimal(han_count(text)) / HAN_A_MINUTE
    return Decimal(word_count(text)) / WORDS_A_MINUTE
