"""Figures in running text: amounts, percentages and periods, and the plain numbers of a twin."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum


class FigureKind(Enum):
    """What kind of figure it is."""

    AMOUNT = "amount"
    PERCENTAGE = "percentage"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it stands in a text; `start` counts characters from 0."""

    kind: FigureKind
    text: str
    start: int


_NUMBER = r"\d(?:[\d,]*\d)?(?:\.\d+)?"
_RANGE = rf"{_NUMBER}(?:\s*(?:-|–|—|~|～|至|到|to)\s*{_NUMBER})?"
_SCALE = r"\s*(?:多|余|来)?\s*(?:百|千|万|亿|万亿|thousand|million|billion|k)?\s*(?:多)?\s*"
_ZH_PERIOD = (
    r"(?:个\s*)?(?:工作日|自然日|小时|钟头|季度|星期|礼拜)|个\s*(?:半\s*)?(?:月|季度|星期|小时)|"
    r"秒钟?|分钟|刻钟|毫秒|天|日|晚|周|年"
)
_EN_PERIOD = (
    r"(?:(?:working|business|calendar)[\s-]+)?"
    r"(?:milliseconds?|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|months?|quarters?|years?|[sh])\b"
)

# What looks like a period but is a date, a year or an ordinal: 2014-03-15, 2026年3月15日, 11 月 22 号, 2026 年, 第 9 天.
_DATE = re.compile(
    r"\d{4}\s*-\s*\d{1,2}\s*-\s*\d{1,2}|(?:19|20)\d\d\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?)?|"
    r"\d{1,2}\s*月\s*\d{1,2}\s*[日号]|第\s*\d+\s*(?:个\s*)?(?:工作日|小时|分钟|天|日|晚|周|年)"
)
_PATTERNS: tuple[tuple[FigureKind, re.Pattern[str]], ...] = (
    (FigureKind.AMOUNT, re.compile(rf"(?:[¥$€£]|\b(?:RMB|CNY|USD))\s*{_RANGE}", re.IGNORECASE)),
    (FigureKind.AMOUNT, re.compile(rf"{_RANGE}{_SCALE}(?:元|块钱?|人民币|(?:yuan|RMB|CNY|dollars?)\b)", re.IGNORECASE)),
    (FigureKind.PERCENTAGE, re.compile(rf"{_RANGE}\s*(?:[%‰]|per\s?cent\b|percent\b|个百分点|percentage points?\b)", re.IGNORECASE)),
    (FigureKind.PERCENTAGE, re.compile(rf"百分之\s*{_NUMBER}")),
    (FigureKind.PERIOD, re.compile(rf"{_RANGE}\s*(?:多|余|来|几)?\s*(?:{_ZH_PERIOD})")),
    (FigureKind.PERIOD, re.compile(rf"{_RANGE}[\s-]*{_EN_PERIOD}", re.IGNORECASE)),
)
_PLAIN_NUMBER = re.compile(r"(?<![A-Za-z0-9])(?<![A-Za-z]-)\d(?:[\d,]*\d)?(?:\.\d+)?(?![A-Za-z]*-?[A-Za-z]*\d)")


def figures(text: str) -> tuple[Figure, ...]:
    """Return the amounts, percentages and periods that are written in digits (ASCII or full-width), in their order.

    Dates, years and times of day are not periods. Set phrases in Chinese numerals (七天无理由) are names.
    """
    plain = _DATE.sub(_blanks, narrowed(text))
    found: list[Figure] = []
    for kind, pattern in _PATTERNS:
        found.extend(Figure(kind, text[m.start() : m.end()].strip(), m.start()) for m in pattern.finditer(plain))
        plain = pattern.sub(_blanks, plain)
    return tuple(sorted(found, key=lambda figure: figure.start))


def numbers(text: str) -> frozenset[str]:
    """Return the numbers of a text in one spelling: full-width, grouped and zero-padded forms fall together.

    Digits inside codes (`SF-320`, `MT2`) are no numbers.
    """
    found = _PLAIN_NUMBER.findall(narrowed(text))
    return frozenset(_one_spelling(number) for number in found)


def narrowed(text: str) -> str:
    """Fold full-width forms to ASCII, one character for one, so that offsets stay true."""
    return "".join(_narrow(character) for character in text)


def _narrow(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 else character


def _one_spelling(number: str) -> str:
    value = Decimal(number.replace(",", "")).normalize()
    return format(value, "f")


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match.group())
