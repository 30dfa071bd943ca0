"""Taking a lesson apart."""

import pytest

from courses.domain.parts import Chat, Check, Example, Malformed, Part, Prose, Said, checks_of, parts_of

BODY = """前言。

## 一、开头

文字 **重点**。

:::chat bad "第一次"
顾客: 在吗？
客服：在的。
旁白: 全角冒号也行。
:::

:::check C01-4-k1

## 二、结尾
:::example
**记忆卡** 7 天
:::
```
## 不是标题
:::chat
```
"""


def test_parts_blocks_and_lines():
    assert parts_of(BODY) == (
        Part(
            1,
            "一、开头",
            (
                Prose("前言。", 1),
                Prose("文字 **重点**。", 4),
                Chat("bad", "第一次", (Said("customer", "在吗？"), Said("agent", "在的。"), Said("note", "全角冒号也行。")), 7),
                Check("C01-4-k1", 13),
            ),
        ),
        Part(2, "二、结尾", (Example("**记忆卡** 7 天", 16), Prose("```\n## 不是标题\n:::chat\n```", 19))),
    )
    assert checks_of(BODY) == ("C01-4-k1",)


def test_english_speakers():
    (part,) = parts_of('## A\n:::chat good "T"\nCustomer: Hello: there\nAgent: Hi.\nNote: Why.\n:::\n')
    assert part.blocks == (Chat("good", "T", (Said("customer", "Hello: there"), Said("agent", "Hi."), Said("note", "Why.")), 2),)


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("no part at all", 1),
        ('## A\n:::chat good "T"\n顾客: 在吗', 2),
        ('## A\n\n:::chat lovely "T"\n顾客: 在吗\n:::', 3),
        ('## A\n:::chat good "T"\nstranger: who\n:::', 3),
        ('## A\n:::chat good "T"\n:::', 2),
        ("## A\n:::check two words", 2),
        ("## A\n:::quiz C01", 2),
    ],
)
def test_what_is_refused_and_where(body, line):
    with pytest.raises(Malformed) as refused:
        parts_of(body)
    assert refused.value.line == line
