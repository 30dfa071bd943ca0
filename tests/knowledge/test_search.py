"""Search: whatever two characters stand in a text find it, on both databases; what is not there does not."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from audit.domain import Actor
from knowledge import packs
from knowledge.domain.marking import marked
from knowledge.domain.pinyin import initials, spelled
from knowledge.domain.script import Script
from knowledge.domain.search_terms import Phrase, folded, phrases, terms
from knowledge.models import ScriptEntry
from knowledge.queries.finding import MOST, Sought, find
from lib.bilingual import Text
from lib.packs import Entry, Pack

BY, AT, TODAY = Actor("system:test"), datetime(2026, 11, 22, 2, 0, tzinfo=UTC), date(2026, 11, 22)
HAN = st.text(alphabet="退货款理由𠮷䶮无七天", min_size=2, max_size=12)


def script(code: str, zh: str = "文本", en: str = "text", **more: Any) -> Script:
    made = Script(
        id=code,
        title=Text(f"标题{code[-2:]}", f"Title {code}"),
        stage="presale",
        moves=("inform",),
        types=("any",),
        channels=("chat",),
        category="any",
        risk="green",
        level="J",
        owner=Text("组", "team"),
        state="approved",
        effective_from=date(2026, 1, 1),
        review_on=date(2027, 1, 1),
        text=Text(zh, en),
        paraphrases=(),
        good=Text("好例", "fine"),
        bad=Text("坏例", "poor"),
        do=Text("做", "do"),
        dont=Text("别", "avoid"),
    )
    return replace(made, **more)


def publish(*scripts: Script) -> None:
    entries = {"script": {each.id: Entry("script", each.id, each) for each in scripts}}
    packs.load(Pack(None, entries), by=BY, at=AT)  # type: ignore[arg-type]  # no folder


def codes(words: str = "", on: date = TODAY, **facets: str) -> list[str]:
    return [hit.code for hit in find(Sought(words, **facets), on).hits]


def holds(text: Iterable[str], phrase: Phrase) -> bool:
    """Tell what both engines are asked: the terms one after another, the last maybe only begun."""
    listed, wanted = list(text), list(phrase.terms)
    for start in range(len(listed) - len(wanted) + 1):
        window = listed[start : start + len(wanted)]
        if window[:-1] == wanted[:-1] and (window[-1].startswith(wanted[-1]) if phrase.prefix else window[-1] == wanted[-1]):
            return True
    return False


@given(HAN, st.data())
def test_any_piece_of_a_text_finds_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    piece = text[start : data.draw(st.integers(start + 1, len(text)))]
    assert all(holds(terms(text), phrase) for phrase in phrases(piece))


@given(HAN, HAN)
def test_what_is_not_in_a_text_does_not_find_it(text: str, query: str) -> None:
    assert all(holds(terms(text), phrase) for phrase in phrases(query)) == (query in text)


def test_terms_are_plain_words_whatever_was_written() -> None:
    assert terms("退货７天 ＳＦ-320 é 𠮷'); DROP") == ("x9000x8d27", "x8d27", "7", "x5929", "sf", "320", "e", "x20bb7", "drop")
    assert all(term.isascii() and term.isalnum() for term in terms("'\"*():&|!<-> 退’货 \x00 🙂"))
    assert folded("Ａé２") == "ae2"


def test_a_query_of_nothing_asks_for_nothing() -> None:
    assert phrases(" ！？*\"' ") == ()


def test_pinyin_of_a_title() -> None:
    assert (spelled("开场与需求三问 A1"), initials("开场与需求三问 A1")) == ("kaichangyuxuqiusanwena1", "kcyxqswa1")


@pytest.mark.parametrize(
    ("markup", "query", "shown"),
    [
        ("退货款", "退货", "<mark>退货</mark>款"),
        ("A refund, unrefunded", "Refund", "A <mark>refund</mark>, unrefunded"),
        ('<span title="span">span</span> &amp;', "span amp", '<span title="span"><mark>span</mark></span> &amp;'),
        ("a.c abc", "a.c", "<mark>a</mark>.<mark>c</mark> <mark>a</mark>bc"),
        ("x", "", "x"),
    ],
)
def test_marks_stand_in_the_text_only(markup: str, query: str, shown: str) -> None:
    assert marked(markup, query) == shown


@pytest.fixture
def library(db: None) -> None:
    publish(
        script("PRE-01", "亲亲，您看哪款床垫？", "Which mattress?", title=Text("开场与需求三问", "Opening questions"), stage="presale"),
        script(
            "AFT-17",
            "七天无理由退货给您办。",
            "A seven-day return.",
            title=Text("七天无理由受理", "Seven-day return"),
            stage="aftersale",
            channels=("mail",),
        ),
        script("AFT-20", "退款，货不用寄回。", "A refund.", title=Text("三选一", "Three ways"), stage="aftersale", types=("anxious",)),
        script(
            "CMP-26", "𠮷野家的单子。", "Order of Yoshinoya.", title=Text("首句承接", "First line"), stage="complaint", channels=("any",)
        ),
    )


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("退货", ["AFT-17"]),
        ("退款", ["AFT-20"]),
        ("无理由退货", ["AFT-17"]),
        ("退 货", ["AFT-17", "AFT-20"]),
        ("退货 床垫", []),
        ("货", ["AFT-17", "AFT-20"]),
        ("𠮷野", ["CMP-26"]),
        ("ＡＦＴ-１７", ["AFT-17"]),
        ("aft17", ["AFT-17"]),
        ("aft", ["AFT-17", "AFT-20"]),
        ("17", ["AFT-17"]),
        ("refund", ["AFT-20"]),
        ("refu", ["AFT-20"]),
        ("REFUND", ["AFT-20"]),
        ("kcyx", ["PRE-01"]),
        ("qtwly", ["AFT-17"]),
        ("kaichang", ["PRE-01"]),
        ("售后", ["AFT-17", "AFT-20"]),
        ("焦虑", ["AFT-20"]),
        ("理赔", []),
        ("%", []),
        ("_", []),
        ("' OR 1=1 --", []),
        ('"退货', ["AFT-17"]),
        ("退货*", ["AFT-17"]),
        ("NOT 退货", []),
        ("退货\x00", ["AFT-17"]),
        ("x" * 5000, []),
    ],
)
def test_words_code_and_pinyin_find(words: str, expected: list[str]) -> None:
    assert sorted(codes(words)) == expected


@pytest.mark.usefixtures("library")
def test_a_title_counts_more_than_a_text() -> None:
    publish(script("MID-15", "这里提到三选一，三选一，三选一。"))
    assert codes("三选一") == ["AFT-20", "MID-15"]


@pytest.mark.usefixtures("library")
def test_facets_narrow_and_any_fits_every_facet() -> None:
    assert codes(stage="aftersale") == ["AFT-17", "AFT-20"]
    assert codes(channel="mail") == ["AFT-17", "CMP-26"]
    assert codes(type="anxious", stage="aftersale") == ["AFT-17", "AFT-20"]
    assert codes("退款", channel="mail") == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("more", "from_on", "until_on"),
    [
        ({}, date(2026, 1, 1), None),
        ({"state": "stale"}, date(2026, 1, 1), None),
        ({"expires_on": date(2026, 6, 1)}, date(2026, 1, 1), date(2026, 6, 1)),
        ({"effective_from": date(2027, 1, 1)}, date(2027, 1, 1), None),
        ({"state": "draft"}, None, None),
        ({"state": "reviewed"}, None, None),
        ({"state": "archived"}, None, None),
    ],
)
def test_what_is_not_in_force_vanishes(more: dict[str, Any], from_on: date | None, until_on: date | None) -> None:
    made = script("AFT-17", "七天无理由退货。", **more)
    publish(made)
    for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 5, 31), date(2026, 6, 1), date(2027, 1, 1)):
        alive = from_on is not None and from_on <= day and (until_on is None or day < until_on)
        assert codes("退货", day) == (["AFT-17"] if alive else [])
        assert codes("", day) == codes("aft17", day) == codes("退货", day)
        assert made.findable_on(day) == alive


@pytest.mark.usefixtures("library")
def test_a_changed_text_is_found_by_its_new_words_only() -> None:
    publish(script("AFT-20", "改成了换货。"))
    assert (codes("退款"), codes("换货")) == ([], ["AFT-20"])


@pytest.mark.django_db
def test_two_statements_however_many_there_are() -> None:
    for count in (1, 3):
        publish(*(script(f"AFT-{n:02}", "七天无理由退货。") for n in range(count)))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert len(codes("退货")) == count
        assert len(asked) == 2


@pytest.mark.django_db
def test_a_long_list_is_cut_and_says_how_many_there_are() -> None:
    publish(*(script(f"AFT-{n:03}", "七天无理由退货。") for n in range(MOST + 5)))
    shown = find(Sought("退货"), TODAY)
    assert (len(shown.hits), shown.total, ScriptEntry.objects.count()) == (MOST, MOST + 5, MOST + 5)
