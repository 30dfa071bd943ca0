"""What a move is worth from chip and text together (rp/1)."""

from decimal import Decimal
from typing import Any

import pytest

from lib.bilingual import Text
from scenarios.domain.clauses import asserted, mentioned
from scenarios.domain.contradictions import contradicts
from scenarios.domain.quality import Said, concept_found, quality
from scenarios.domain.redlines import suspected

GOOD = "您说的情况我都记下来了。"
KEEP = (("保留", "别扔", "keep"), ("碎片", "glass"))


def worth(
    text: Any, *, move: Any = "inform", wanted: Any = (), found: Any = (), before: Any = (), heard: Any = (), given: Any = None
) -> Any:
    said = Said(text, before, heard)
    result = quality(move, said, wanted, frozenset(found), given)
    return str(result.value), result.reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "empty"), ("。", "short"), ("！？……", "short"), ("好的我知道", "short"), ("OK sure", "short"), ("12345678", "short")],
)
def test_too_little_text_is_worth_nothing(text: Any, reason: Any) -> None:
    assert worth(text) == ("0", reason)


@pytest.mark.parametrize("text", ["好的我知道了", "I will look", GOOD])
def test_six_han_or_three_words_are_enough(text: Any) -> None:
    assert worth(text) == ("1", "whole")


@pytest.mark.parametrize("text", [GOOD, "您说的情况，我都记下来了！", "  您说的情况我都记下来了。。。"])
def test_an_earlier_line_again_is_worth_nothing(text: Any) -> None:
    assert worth(text, before=[GOOD]) == ("0", "repeated")


@pytest.mark.parametrize("text", ["Third time! I've sent the photos twice.", "第三次了！图发了两遍", "图发了两遍，你们到底管不管"])
def test_copying_the_customer_is_worth_nothing(text: Any) -> None:
    heard = (Text("第三次了！图发了两遍，你们到底管不管？", "Third time! I've sent the photos twice."),)
    assert worth(text, heard=heard) == ("0", "copied")


def test_a_restatement_in_ones_own_words_is_no_copy() -> None:
    heard = (Text("第三次了！图发了两遍，你们到底管不管？", "Third time!"),)
    assert worth("您是说图已经发过两遍，这是第三次来找我们了。", heard=heard) == ("1", "whole")


@pytest.mark.parametrize(
    ("move", "text"),
    [
        ("empathize", "这点小事至于吗，您别激动。"),
        ("apologize", "这不是我们的问题，是物流的事。"),
        ("commit", "什么时候能好我也说不准，等着吧。"),
        ("inform", "这个我也不清楚，你自己看吧。"),
        ("apologize", "That is not our fault, I am afraid."),
        ("commit", "I can't say when it will be there."),
    ],
)
def test_words_against_their_chip_are_worth_nothing(move: Any, text: Any) -> None:
    assert worth(text, move=move) == ("0", "contradicts")


@pytest.mark.parametrize(("move", "text"), [("apologize", "对不起，是我们没有联系您。"), ("commit", "今天 18 点前我给您准信。")])
def test_words_that_fit_their_chip_do_not_contradict_it(move: Any, text: Any) -> None:
    assert contradicts(move, text) is False


def test_a_missing_fact_halves_and_a_found_one_does_not() -> None:
    assert worth(GOOD, wanted=("keep",)) == ("0.5", "fact-missing")
    assert worth(GOOD, wanted=("keep", "other"), found=("other",)) == ("1", "whole")


def test_what_the_turn_says_holds_over_the_text() -> None:
    assert worth("。", given=Decimal("0.5")) == ("0.5", "given")


def test_a_concept_wants_each_of_its_groups() -> None:
    assert concept_found(KEEP, "碎片请先保留。") is True
    assert concept_found(KEEP, "请先保留。") is False
    assert concept_found(KEEP, "Please KEEP the glass.") is True


def test_a_negator_right_before_a_word_takes_it_back() -> None:
    assert concept_found(KEEP, "碎片不用保留。") is False
    assert mentioned(["换货", "退款", "照片"], "我们无法换货，也不能退款") is False


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("麻烦再发一下照片", True),
        ("照片不用再发", False),
        ("您无需重新发照片", False),
        ("不好意思，麻烦再发一下照片", True),
        ("不好意思麻烦您再发一下照片", True),
        ("免费重新拍的照片再发我", True),
        ("Please send the photos again", True),
        ("No need to send the photos again", False),
    ],
)
def test_fault_patterns_go_a_clause_at_a_time_and_not_where_a_negator_stands(text: Any, fires: Any) -> None:
    patterns = ("再发.{0,4}照片", "(重新|再).{0,6}照片", "照片.{0,4}再发", "send the photos")
    assert bool(asserted(patterns, text)) is fires


def test_a_negator_that_the_pattern_spells_out_does_not_excuse_it() -> None:
    assert asserted(("不归我",), "这事不归我管") == "这事不归我管"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("您加我微信，我单独转您", ["HF-OFFPLATFORM"]),
        ("不能加微信，走平台才有保障", []),
        ("微信转账我不能做", []),
        ("添加企业微信，给您单独退款", ["HF-OFFPLATFORM"]),
        ("I can't pay you on WeChat", []),
        ("Add my WeChat and I will send it", ["HF-OFFPLATFORM"]),
        ("睡这个能治好腰", ["HF-CLAIM"]),
        ("床垫不能代替治疗", []),
        ("这是全网最低价", ["HF-CLAIM"]),
        ("您最好先量一下尺寸，最近都有货，最晚周五到", []),
        ("三倍赔您", ["HF-PROMISE"]),
        ("给您补 100 元，您把帖子删了", ["HF-COVERUP"]),
        ("您删了笔记，我们赔 500 元", ["HF-COVERUP"]),
        ("您把帖子删了，我们给您补 500 元", ["HF-COVERUP"]),
        ("我们不会拿钱请您删帖", []),
        ("碎片别扔掉，先留好", []),
        ("碎片您扔掉就行", ["HF-COVERUP"]),
        ("五星好评返现五元", ["HF-REVIEW"]),
        ("特价商品一律不退", ["HF-DENY"]),
        ("您闭嘴吧", ["HF-INSULT"]),
        ("请小心，别割到手", []),
        ("她的电话是 13812345678", ["HF-PRIVACY"]),
        ("订单 6203-88417 我看到了", []),
    ],
)
def test_red_lines_are_suspected_in_context(text: Any, codes: Any) -> None:
    assert [each.code for each in suspected(text)] == codes
