"""When the customer's answer is shown: a little after the agent's, longer for longer lines."""

import re
from decimal import Decimal

from lib.bilingual import Language, Text
from lib.prose import han_count

_LATIN = re.compile(r"[A-Za-z]")
BEFORE, HAN, LATIN, LONGEST = Decimal(2), Decimal("0.06"), Decimal("0.03"), Decimal(8)


def reply_delay(line: Text, language: Language) -> Decimal:
    """Return seconds: 2, plus 0.06 a Han character and 0.03 a Latin letter, at most 8."""
    text = line.get(language)
    return min(LONGEST, BEFORE + HAN * han_count(text) + LATIN * len(_LATIN.findall(text)))
