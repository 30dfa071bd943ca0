"""Banks that give themselves away."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from lib.bilingual import Text
from questions.domain import guessing
from questions.domain.types.options import Option
from tests.questions import samples

WHY = Text("因", "why")


def asked(zh: list[str], en: list[str], right: int, stem: Text | None = None) -> Any:
    options = tuple(Option(f"o{n}", Text(z, e), WHY, right=n == right) for n, (z, e) in enumerate(zip(zh, en, strict=True)))
    return replace(samples.single(), stem=stem or Text("问", "ask"), options=options)


@pytest.mark.parametrize(
    ("policy", "question"),
    [
        ("longest", asked(["短", "短的", "最长的这个"], ["s", "ss", "the longest one"], 2)),
        ("first", asked(["甲", "乙", "丙"], ["a", "b", "c"], 0)),
        ("most polite", asked(["请您稍等", "不行", "没有"], ["Sorry, please wait", "no", "none"], 0)),
        ("most figures", asked(["尽快回您", "18:00 前回您", "会有人联系"], ["soon", "by 18:00", "someone will"], 1)),
        (
            "most words shared with the stem",
            asked(
                ["床垫太硬", "快递", "发票"],
                ["mattress too hard", "parcel", "invoice"],
                0,
                Text("顾客说床垫太硬", "She says the mattress is hard"),
            ),
        ),
    ],
)
def test_a_habit_that_finds_the_key_scores_all(policy: Any, question: Any) -> None:
    assert [guessing.score(policy, [question], lang) for lang in ("zh", "en")] == [1, 1]


def test_where_all_look_alike_a_habit_earns_what_luck_earns() -> None:
    even = asked(["甲乙", "丙丁", "戊己"], ["aaa", "bbb", "ccc"], 1)
    assert guessing.score("longest", [even], "zh") == Fraction(1, 3)
    assert guessing.score("first", [even], "zh") == 0


def test_two_options_and_other_types_are_not_counted() -> None:
    assert guessing.counted([samples.true_false(), samples.cloze(), samples.single()]) == [samples.single()]
    assert guessing.score("longest", [samples.true_false()], "zh") == 0
