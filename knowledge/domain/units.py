"""Units of a rule's value, worded in both languages."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from lib.bilingual import Text

Unit = Literal[
    "second", "minute", "hour", "day", "working_day", "month", "year", "night", "times",
    "yuan", "percent", "of_10", "chars", "cm", "mm", "m", "kg", "piece", "count",
]  # fmt: skip

# Unit: (Chinese after the number, English for one, English for many). A bare sign joins without a blank.
WORDS: Mapping[str, tuple[str, str, str]] = {
    "second": (" 秒", " second", " seconds"),
    "minute": (" 分钟", " minute", " minutes"),
    "hour": (" 小时", " hour", " hours"),
    "day": (" 天", " day", " days"),
    "working_day": (" 个工作日", " working day", " working days"),
    "month": (" 个月", " month", " months"),
    "year": (" 年", " year", " years"),
    "night": (" 晚", " night", " nights"),
    "times": (" 次", " time", " times"),
    "yuan": (" 元", " yuan", " yuan"),
    "percent": ("%", "%", "%"),
    "of_10": ("/10", "/10", "/10"),
    "chars": (" 个字", " character", " characters"),
    "cm": (" 厘米", " cm", " cm"),
    "mm": (" 毫米", " mm", " mm"),
    "m": (" 米", " m", " m"),
    "kg": (" 公斤", " kg", " kg"),
    "piece": (" 件", " piece", " pieces"),
    "count": ("", "", ""),
}


def worded(value: Decimal | int, unit: str) -> Text:
    """Return a value with its unit: `7 天` / `7 days`, `80%`, `1,899 yuan`."""
    chinese, one, many = WORDS[unit]
    figure = figure_of(value)
    return Text(figure + chinese, figure + (one if value == 1 else many))


def figure_of(value: Decimal | int) -> str:
    """Return a number in digits, thousands grouped, no idle zeros."""
    number = Decimal(value)
    whole = number == number.to_integral_value()
    return f"{number.to_integral_value():,f}" if whole else f"{number.normalize():,f}"
