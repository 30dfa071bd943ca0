"""Pinyin of a title, so that `kcyx` or `kaichang` finds 开场与需求三问."""

import re

from pypinyin import Style, lazy_pinyin

_LETTERS = re.compile(r"[a-z0-9]+")


def spelled(title: str) -> str:
    """Return the full pinyin without tones or blanks: `kaichang`."""
    return _joined(lazy_pinyin(title, style=Style.NORMAL))


def initials(title: str) -> str:
    """Return the first letter of each character: `kc`."""
    return _joined(lazy_pinyin(title, style=Style.FIRST_LETTER))


def _joined(syllables: list[str]) -> str:
    return "".join(_LETTERS.findall("".join(syllables).lower()))
