"""Counting and finding in running text."""

from decimal import Decimal

import pytest

from lib.prose import han_count, reading_minutes, word_count
from lib.prose_figures import Figure, FigureKind, figures, narrowed, numbers

A, P, T = FigureKind.AMOUNT, FigureKind.PERCENTAGE, FigureKind.PERIOD


def test_han_are_counted_on_every_plane() -> None:
    assert han_count("退货，𠮷 ab 12！") == 3


def test_words_are_counted_as_one_reads_them() -> None:
    assert word_count("Don't ship SF-320 before 18:00, please.") == 6


def test_reading_takes_three_hundred_han_or_a_hundred_and_eighty_words_a_minute() -> None:
    assert reading_minutes("货" * 450, "zh") == Decimal("1.5")
    assert reading_minutes("word " * 90, "en") == Decimal("0.5")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("退 20 元", [(A, "20 元", 2)]),
        ("¥1,899 与 ￥99", [(A, "¥1,899", 0), (A, "￥99", 9)]),
        ("100万元、15 万亿元", [(A, "100万元", 0), (A, "15 万亿元", 6)]),
        ("20 yuan or RMB 30", [(A, "20 yuan", 0), (A, "RMB 30", 11)]),
        ("升到 80%，或 ８０％", [(P, "80%", 3), (P, "８０％", 9)]),
        ("百分之 5", [(P, "百分之 5", 0)]),
        ("12 percent, 3 percentage points", [(P, "12 percent", 0), (P, "3 percentage points", 12)]),
        (
            "7 天、３０秒、24小时、5 分钟、3 个月、2 周",
            [(T, "7 天", 0), (T, "３０秒", 4), (T, "24小时", 8), (T, "5 分钟", 13), (T, "3 个月", 18), (T, "2 周", 23)],
        ),
        ("3-5 个工作日", [(T, "3-5 个工作日", 0)]),
        ("a 45-second reply, 7 working days, 24h", [(T, "45-second", 2), (T, "7 working days", 19), (T, "24h", 35)]),
        ("2026 年 3 月 15 日、2014-03-15、10 月 2 号、第 9 天", []),
        ("七天无理由、三包、18:00 前、SF-320、6/10、第 3 条", []),
        ("a size of 150 by 200, 2nd try", []),
    ],
)
def test_figures_are_found_and_nothing_else(text: str, found: list[tuple[FigureKind, str, int]]) -> None:
    assert figures(text) == tuple(Figure(*each) for each in found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("１２ 和 12.0", {"12"}),
        ("1,899 yuan; 1899 元", {"1899"}),
        ("18:00", {"18", "0"}),
        ("SF-320 MT2 的 2 张", {"2"}),
        ("2nd, 4th", {"2", "4"}),
        ("没有", set()),
    ],
)
def test_numbers_come_in_one_spelling(text: str, found: set[str]) -> None:
    assert numbers(text) == found


def test_narrowing_keeps_offsets() -> None:
    text = "３０ 秒㎏ﬁ"
    assert len(narrowed(text)) == len(text)
    assert narrowed(text).startswith("30")
