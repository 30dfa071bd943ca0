"""Taking a lesson apart."""

from courses.domain.parts import checks_of, faults_of, parts_of
from lib.markdown_blocks import Chat, Check, Example, Html

BODY = """前言。

## 一、开头

文字 **重点**。

:::chat bad "第一次"
顾客: 在吗？
客服：在的。
:::

:::check C01-4-k1

## 二、结尾
:::example
**记忆卡** 7 天
:::
"""


def test_parts_blocks_and_checks() -> None:
    first, last = parts_of(BODY)
    assert (first.number, first.title, first.checks) == (1, "一、开头", ("C01-4-k1",))
    assert [type(block) for block in first.blocks] == [Html, Html, Chat, Check]
    assert (last.number, last.title, [type(b) for b in last.blocks]) == (2, "二、结尾", [Example])
    assert checks_of(BODY) == ("C01-4-k1",)
    assert faults_of(BODY) == ()


def test_a_body_without_headings_is_one_part() -> None:
    (only,) = parts_of("text")
    assert (only.number, only.title) == (1, "")


def test_what_is_malformed_is_told_by_line() -> None:
    assert [fault.line for fault in faults_of("## A\n\n:::chat lovely\n顾客: 在吗\n:::\n:::quiz C01")] == [3, 6]
