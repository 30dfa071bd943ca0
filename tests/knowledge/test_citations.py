"""Citations: the value in force that day, worded for the reader, and never a way in for HTML."""

from datetime import date
from decimal import Decimal

import pytest

from knowledge.domain.citations import Facts, facts_of, render, render_html, render_markup
from knowledge.domain.claim import Claim
from knowledge.domain.rule_card import RuleCard, RuleEdition, RuleField
from knowledge.domain.tokens import BrokenToken, ClaimToken, ExampleToken, Found, RuleToken, VariableToken, blanked, found
from knowledge.domain.units import WORDS, worded
from lib.bilingual import Text


def edition(since: date, until: date | None, days: int) -> RuleEdition:
    return RuleEdition(
        effective_from=since,
        effective_until=until,
        platform="any",
        source=Text('《法》第 "25" 条', 'Law, art. "25"'),
        checked_on=date(2026, 11, 1),
        confidence="high",
        note=Text("注", "note"),
        fields={"days": RuleField(Decimal(days), "day"), "share": RuleField(Decimal("2.5"), "percent")},
    )


CARD = RuleCard(
    "POL-7D",
    Text("七天无理由", "Seven-day returns"),
    "law",
    "red",
    (edition(date(2014, 3, 15), date(2026, 12, 31), 7), edition(date(2027, 1, 1), None, 10)),
)
CLAIM = Claim(11, "S1", Text("30 秒内", "within 30 seconds"), Text("首次响应", "first reply"))


def facts(on: date = date(2026, 11, 22)) -> Facts:
    return facts_of({"POL-7D": CARD}, {11: CLAIM}, on)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("{rule:POL-7D.days}", (Found(RuleToken("POL-7D", "days"), 0, 18),)),
        ("{rule:A.B-1.max_yuan}", (Found(RuleToken("A.B-1", "max_yuan"), 0, 21),)),
        (
            "x {claim:11} {n:1,899} {shop}",
            (Found(ClaimToken(11), 2, 12), Found(ExampleToken("1,899"), 13, 22), Found(VariableToken("shop"), 23, 29)),
        ),
        ("{n:18:00}", (Found(ExampleToken("18:00"), 0, 9),)),
        ("{rule:POL-7D}", (Found(BrokenToken("rule:POL-7D"), 0, 13),)),
        ("{claim:x} {n:}", (Found(BrokenToken("claim:x"), 0, 9), Found(BrokenToken("n:"), 10, 14))),
        ("{Rule：POL-7D.days}", (Found(BrokenToken("Rule：POL-7D.days"), 0, 18),)),
        ("{ } {店名} {a b} {{x}", (Found(VariableToken("x"), 16, 19),)),
    ],
)
def test_tokens_are_read(text: str, tokens: tuple[Found, ...]) -> None:
    assert found(text) == tokens


def test_blanking_keeps_offsets() -> None:
    assert blanked("a {rule:POL-7D.days}b") == "a" + " " * 19 + "b"


@pytest.mark.parametrize(
    ("on", "zh", "en"),
    [
        (date(2014, 3, 14), "[POL-7D.days]", "[POL-7D.days]"),
        (date(2014, 3, 15), "7 天", "7 days"),
        (date(2026, 12, 31), "7 天", "7 days"),
        (date(2027, 1, 1), "10 天", "10 days"),
        (date(2099, 1, 1), "10 天", "10 days"),
    ],
)
def test_a_field_shows_the_value_in_force_that_day(on: date, zh: str, en: str) -> None:
    assert (render("{rule:POL-7D.days}", facts(on), "zh-hans"), render("{rule:POL-7D.days}", facts(on), "en")) == (zh, en)


def test_plain_text_words_every_token() -> None:
    text = "{rule:POL-7D.share} {claim:11} {n:1899} {shop} {claim:99} {rule:X.y} {rule:X}"
    assert render(text, facts(), "zh") == "2.5% 30 秒内（来源未核实） 1899 {shop} [99] [X.y] [rule:X]"
    assert render(text, facts(), "en") == "2.5% within 30 seconds (unverified) 1899 {shop} [99] [X.y] [rule:X]"


def test_html_escapes_the_text_and_marks_the_citation() -> None:
    assert render_html("<b>\n{rule:POL-7D.days}", facts(), "en") == (
        '&lt;b&gt;<br><span class="r-cite" title="POL-7D Seven-day returns: Law, art. &quot;25&quot;, checked 2026-11-01">7 days</span>'
    )
    assert render_html("{claim:11}", facts(), "zh") == (
        '<span class="r-cite" title="S1: 首次响应">30 秒内</span> <span class="r-pill is-plain r-unverified">来源未核实</span>'
    )
    assert render_html("{shop}", facts(), "zh") == '<span class="r-var">{shop}</span>'
    assert render_html("{shop}", facts(), "zh", lambda name: f"<i>{name}</i>") == "<i>shop</i>"


def test_markup_keeps_its_tags_and_takes_plain_words_inside_them() -> None:
    html = '<p title="{rule:POL-7D.days}">{rule:POL-7D.days}</p>'
    shown = render_markup(html, facts(), "en")
    assert shown.startswith('<p title="7 days"><span class="r-cite"')


@pytest.mark.parametrize("evil", ['"><script>x</script>', "<img src=x onerror=x>", "' onmouseover='x"])
def test_no_fact_opens_a_tag(evil: str) -> None:
    card = RuleCard("C", Text(evil, evil), "law", "red", (edition(date(2014, 1, 1), None, 7),))
    claim = Claim(1, evil, Text(evil, evil), Text(evil, evil))
    shown = render_html(
        "{rule:C.days} {claim:1} {n:" + evil[:8] + "} {rule:" + evil, facts_of({"C": card}, {1: claim}, date(2026, 1, 1)), "en"
    )
    assert shown.count("<") == 2 * 3
    assert "onerror=x>" not in shown
    assert "' onmouseover" not in shown


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        (1, "day", "1 天", "1 day"),
        (3, "working_day", "3 个工作日", "3 working days"),
        (1899, "yuan", "1,899 元", "1,899 yuan"),
        (Decimal("0.50"), "percent", "0.5%", "0.5%"),
        (4, "of_10", "4/10", "4/10"),
        (1, "times", "1 次", "1 time"),
        (5, "count", "5", "5"),
        (100, "chars", "100 个字", "100 characters"),
    ],
)
def test_units_are_worded(value: int | Decimal, unit: str, zh: str, en: str) -> None:
    assert worded(value, unit) == Text(zh, en)


def test_every_unit_of_the_shape_has_words() -> None:
    from typing import get_args

    from knowledge.domain.units import Unit

    assert set(get_args(Unit)) == set(WORDS)


def test_every_word_of_the_shapes_is_worded() -> None:
    from typing import get_args

    from knowledge.domain import script, words

    pairs = ((script.Stage, words.STAGES), (script.Move, words.MOVES), (script.CustomerType, words.TYPES), (script.Channel, words.CHANNELS))
    for shape, known in (*pairs, (script.Risk, words.RISKS), (script.Level, words.LEVELS), (script.State, words.STATES)):
        assert set(get_args(shape)) == set(known)
