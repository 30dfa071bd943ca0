"""The pages: who may, what they show, how many statements they take."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from audit.domain import Actor
from knowledge import packs
from knowledge.domain.citations import render
from knowledge.domain.rule_card import RuleCard, RuleEdition, RuleField
from knowledge.domain.script import Script, Variable
from knowledge.queries.facts import facts_in_force
from lib.bilingual import Text
from lib.packs import Entry, Pack
from people.testing import make_person
from tests.knowledge.test_search import script

pytestmark = pytest.mark.django_db
BY, AT = Actor("system:test"), datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
RETURNS = Text("退货期限", "Return period")


def card(slug: str = "POL-7D", days: int = 7, title: str = "七天无理由") -> RuleCard:
    edition = RuleEdition(
        effective_from=date(2014, 1, 1),
        effective_until=None,
        platform="any",
        source=Text("法", "Law"),
        checked_on=date(2026, 1, 1),
        confidence="high",
        note=Text("商品完好", "Goods intact"),
        fields={"days": RuleField(Decimal(days), "day", RETURNS)},
    )
    return RuleCard(slug, Text(title, "Seven-day returns"), "law", "red", (edition,))


WAYS = Variable("way", "choice", Text("方式", "Way"), Text("上门", "pick-up"), (Text("上门", "pick-up"), Text("自寄", "by post")))
SHOP = Variable("shop", "text", Text("店名", "Shop"), Text("云栖", "Yunqi"))
SCRIPT = script(
    "AFT-17",
    "{shop}：{rule:POL-7D.days}内可退，{way}。",
    "{shop}: within {rule:POL-7D.days}, {way}.",
    variables=(SHOP, WAYS),
    rule_cards=("POL-7D",),
)


@transaction.atomic
def publish(*entries: RuleCard | Script) -> None:
    by_kind = {
        kind: {each.id: Entry(kind, each.id, each) for each in entries if isinstance(each, shape)}
        for kind, shape in (("rule", RuleCard), ("script", Script))
    }
    packs.load(Pack(None, by_kind), by=BY, at=AT)  # type: ignore[arg-type]  # no folder


def signed_in(client: Client, role: str = "agent", language: str = "zh-hans") -> Client:
    client.force_login(make_person(roles=(role,), language=language))
    return client


@pytest.mark.parametrize("path", ["/scripts/", "/scripts/AFT-17/", "/rules/", "/rules/POL-7D/"])
def test_visitors_are_sent_to_the_sign_in_page(client: Client, path: str) -> None:
    publish(card(), SCRIPT)
    assert (client.get(path).status_code, signed_in(client).get(path).status_code) == (302, 200)


def test_the_list_shows_what_fits_with_values_and_labels(client: Client) -> None:
    publish(card(), SCRIPT, script("PRE-01", "先问三问。"))
    page = signed_in(client).get("/scripts/", {"q": "可退"}).content.decode()
    assert "1 条话术" in page
    assert ">7 天</span>" in page
    assert '<span class="r-var">店名</span>' in page
    assert "<mark>可退</mark>" in page
    assert "PRE-01" not in page


def test_nothing_found_says_so_and_nonsense_in_a_list_is_ignored(client: Client) -> None:
    publish(SCRIPT, card())
    assert "没有符合的话术" in signed_in(client).get("/scripts/", {"q": "理赔"}).content.decode()
    assert "1 条话术" in client.get("/scripts/", {"stage": "<script>", "type": "any'"}).content.decode()


def test_blanks_are_filled_on_the_server_in_both_languages(client: Client) -> None:
    publish(card(), SCRIPT)
    page = signed_in(client).get("/scripts/AFT-17/").content.decode()
    assert ">{店名}</span>" in page
    filled = client.post("/scripts/AFT-17/", {"fill-shop": "云栖 <b>", "fill-way": "1"}).content.decode()
    assert ">云栖 &lt;b&gt;</span>" in filled
    assert ">自寄</span>" in filled
    assert ">by post</span>" in filled


def test_a_blank_left_open_stays_open_and_says_so(client: Client) -> None:
    publish(card(), SCRIPT)
    page = signed_in(client).post("/scripts/AFT-17/", {"fill-way": "9"})
    assert page.status_code == 200
    assert ">{店名}</span>" in page.content.decode()
    assert ">{方式}</span>" in page.content.decode()


def test_an_archived_script_is_not_there_except_for_its_author(client: Client) -> None:
    publish(card(), script("AFT-17", state="archived"))
    assert signed_in(client).get("/scripts/AFT-17/").status_code == 404
    page = signed_in(client, "author").get("/scripts/AFT-17/")
    assert page.status_code == 200
    assert "客服查不到这条话术" in page.content.decode()


def test_a_script_past_its_review_says_so(client: Client) -> None:
    publish(card(), script("AFT-17", review_on=date(2026, 2, 1)))
    assert "这条话术该复审了" in signed_in(client).get("/scripts/AFT-17/").content.decode()
    assert "待复审" in client.get("/scripts/").content.decode()


@pytest.mark.parametrize("path", ["/scripts/NO-1/", "/rules/NO-1/", "/scripts/%00/", "/scripts/" + "x" * 300 + "/"])
def test_what_is_not_there_is_not_found(client: Client, path: str) -> None:
    assert signed_in(client).get(path).status_code == 404


def test_author_texts_are_shown_as_text(client: Client) -> None:
    evil = "<img src=x onerror=alert(1)>"
    words = Text(evil, evil)
    publish(
        card(title=evil),
        script("AFT-17", evil, evil, title=words, do=words, good=words, owner=words, category=evil, rule_cards=("POL-7D",)),
    )
    for path in ("/scripts/", "/scripts/?q=img", "/scripts/AFT-17/", "/rules/", "/rules/POL-7D/"):
        page = signed_in(client).get(path).content.decode()
        assert "<img src=x" not in page
        assert "&lt;" in page


def test_a_rule_page_tells_editions_apart_and_names_its_scripts(client: Client) -> None:
    past = card()
    today = datetime.now(tz=UTC).date()
    first = past.versions[0]
    old = replace(first, effective_until=today - timedelta(days=30))
    new = replace(first, effective_from=today - timedelta(days=20), fields={"days": RuleField(Decimal(10), "day", RETURNS)})
    later = replace(first, effective_from=today + timedelta(days=30), fields={"days": RuleField(Decimal(15), "day")})
    publish(RuleCard(past.id, past.title, past.kind, past.colour, (old, new, later)), SCRIPT)
    page = signed_in(client).get("/rules/POL-7D/").content.decode()
    assert [page.index(word) for word in ("还没生效", "15 天", "生效中", "10 天", "已失效", "7 天")] == sorted(
        page.index(word) for word in ("还没生效", "15 天", "生效中", "10 天", "已失效", "7 天")
    )
    assert "AFT-17" in page
    assert "退货期限" in page
    assert "退货期限" in client.get("/rules/").content.decode()


@pytest.mark.parametrize(("path", "statements"), [("/scripts/?q=可退", 3), ("/rules/", 1)])
def test_lists_take_as_many_statements_for_one_as_for_three(client: Client, path: str, statements: int) -> None:
    signed_in(client).get("/scripts/")
    bare = _count(client, "/scripts/NO-1/")
    for count in (1, 3):
        publish(*(card(f"POL-{n}") for n in range(count)), *(script(f"AFT-{n}", "可退。") for n in range(count)))
        client.get(path)
        assert _count(client, path) - bare == statements


def _count(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return len(asked)


def test_facts_are_worked_out_once_a_version(client: Client) -> None:
    day = date(2026, 11, 22)
    publish(card(days=7))
    first = facts_in_force(day)
    with CaptureQueriesContext(connection) as asked:
        assert facts_in_force(day) is first
    assert len(asked) == 1
    publish(card(days=8))
    assert render("{rule:POL-7D.days}", facts_in_force(day), "zh") == "8 天"
    publish(card(days=7))
    assert facts_in_force(day) is first
