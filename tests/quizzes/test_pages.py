"""The doors of a quiz: codes, what leaks and what does not, pages without script, sizes and query counts."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from knowledge import packs as knowledge_packs
from lib import shapes
from lib.bilingual import Text
from lib.problems import Problem
from people.models import User
from people.testing import make_person
from quizzes.models import Attempt, ResponseEvent, State
from quizzes.services import publishing
from tests.quizzes import world

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}


@pytest.fixture(autouse=True)
def _published() -> None:
    world.publish()


@pytest.fixture
def person() -> User:
    return world.learner(language="en")


@pytest.fixture
def client(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def send(client: Client, attempt: Attempt, question: Any, response: Any = None, **extra: Any) -> Any:
    form = {"question": question.id, "key": "key-of-this-save", **world.fields(attempt, question, response), **extra}
    return client.post(f"/attempts/{attempt.pk}/answer/", form, headers=JSON)


def test_a_save_and_its_repeat_are_answered_with_the_same_bytes(client: Client, person: User) -> None:
    attempt = world.start(person)
    question = world.asked(attempt)[0]
    first, again = send(client, attempt, question), send(client, attempt, question)
    saved = ResponseEvent.objects.get()
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.content == again.content
    assert first.json() == {"saved_at": saved.received_at.isoformat()}


def test_a_right_and_a_wrong_answer_get_replies_of_one_shape(client: Client, person: User) -> None:
    attempt = world.start(person)
    question = next(q for q in world.asked(attempt) if q.type == "single")
    right = send(client, attempt, question, "a", key="key-right-one")
    wrong = send(client, attempt, question, "b", key="key-wrong-one")
    assert set(right.json()) == set(wrong.json()) == {"saved_at"}
    assert len(right.content) == len(wrong.content)
    assert {k: v for k, v in right.headers.items() if k != "X-Request-Id"} == {
        k: v for k, v in wrong.headers.items() if k != "X-Request-Id"
    }


def test_the_codes_of_the_contract(client: Client, person: User) -> None:
    attempt, mine = world.start(person), world.start(person, "TX")
    question = next(q for q in world.asked(attempt) if q.type == "single")
    stranger = world.start(world.learner(), "TX")
    outside = next(q for q in world.BANK if q.id not in {a.id for a in world.asked(mine)})
    codes = {
        "saved": send(client, attempt, question, "a"),
        "key-taken": send(client, attempt, question, "b"),
        "not-found": client.post(
            f"/attempts/{stranger.pk}/answer/", {"question": world.asked(stranger)[0].id, "key": "k" * 12}, headers=JSON
        ),
        "not-in-paper": client.post(f"/attempts/{mine.pk}/answer/", {"question": outside.id, "key": "k" * 12, "answer": "A"}, headers=JSON),
        "incomplete": client.post(f"/attempts/{mine.pk}/answer/", {"question": outside.id}, headers=JSON),
    }
    world.hand_in(attempt)
    codes["closed"] = send(client, attempt, question, "b", key="key-after-the-end")
    codes["repeat"] = send(client, attempt, question, "a")
    assert {name: reply.status_code for name, reply in codes.items()} == {
        "saved": 200,
        "key-taken": 409,
        "not-found": 404,
        "not-in-paper": 400,
        "incomplete": 400,
        "closed": 410,
        "repeat": 200,
    }
    for name in ("key-taken", "not-found", "not-in-paper", "incomplete", "closed"):
        error = codes[name].json()["error"]
        assert (error["code"], bool(error["message"])) == (name, True)
    assert ResponseEvent.objects.count() == 1


def test_errors_speak_the_readers_language(client: Client, person: User) -> None:
    attempt = world.start(person)
    world.hand_in(attempt)
    question = world.asked(attempt)[0]
    assert send(client, attempt, question).json()["error"]["message"] == "Not saved: this paper is closed. Everything saved before counts."
    User.objects.filter(pk=person.pk).update(language="zh-hans")
    assert send(client, attempt, question).json()["error"]["message"] == "没有存上：这份试卷已经截止。在那以前存好的都算数。"


def test_before_handing_in_no_page_holds_a_key_or_an_explanation(client: Client, person: User) -> None:
    attempt = world.start(person)
    pages = [client.get(f"/attempts/{attempt.pk}/", {"page": n}).content for n in (1, 2)]
    pages += [client.get(f"/attempts/{attempt.pk}/hand-in/").content, client.get("/quizzes/T1/").content]
    pages.append(client.get(f"/attempts/{attempt.pk}/review/", follow=True).content)
    for page in pages:
        for trace in (
            b"why-",
            b"is-right",
            b"is-wrong",
            b"accept",
            b'value="i1"',
            b'value="p1"',
            b'value="a"',
            b'value="d1"',
            "先复述".encode(),
            b"repeat first",
        ):
            assert trace not in page


def test_two_papers_with_other_keys_look_the_same(client: Client, person: User) -> None:
    """The page of a question is the same, byte for byte, whichever option is right."""
    attempt = world.start(person)
    before = client.get(f"/attempts/{attempt.pk}/").content
    from questions import queries

    for sha, question in list(queries._parsed.items()):
        if question.type == "single":
            from dataclasses import replace

            turned = tuple(replace(o, right=not o.right) for o in question.options)
            queries._parsed[sha] = replace(question, options=turned)
    after = client.get(f"/attempts/{attempt.pk}/").content
    queries._parsed.clear()
    assert masked(before) == masked(after)


def masked(page: bytes) -> bytes:
    import re

    return re.sub(rb'(value|nonce|X-CSRFToken[^>]*)="?[A-Za-z0-9]{32,64}"?|"X-CSRFToken": "[^"]+"', b"", page)


def test_after_handing_in_every_option_is_explained(client: Client, person: User) -> None:
    attempt = world.start(person)
    world.answer_all(attempt)
    world.hand_in(attempt)
    said = b"".join(client.get(f"/attempts/{attempt.pk}/review/", {"page": n}).content for n in (1, 2)).decode()
    for question in world.BANK:
        assert question.id in said
    for why in (
        "why-a-of-T1-single-1",
        "why-d-of-T1-multiple-2",
        "why-false-of-T1-true_false-1",
        "why-i4-of-T1-ordering-2",
        "why-p3-of-T1-matching-1",
        "why-d1-of-T1-matching-1",
        "why-g2-of-T1-cloze-2",
    ):
        assert why in said


def test_a_form_without_script_saves_and_comes_back_to_its_question(client: Client, person: User) -> None:
    attempt = world.start(person)
    question = world.asked(attempt)[11]
    reply = client.post(f"/attempts/{attempt.pk}/answer/", {"question": question.id, "key": "k" * 16, **world.fields(attempt, question)})
    assert (reply.status_code, reply["Location"]) == (302, f"/attempts/{attempt.pk}/?page=2#{question.id}")
    assert ResponseEvent.objects.get().question_slug == question.id


def test_a_form_refused_is_a_page_with_a_way_back(client: Client, person: User) -> None:
    attempt = world.start(person)
    question = next(q for q in world.asked(attempt) if q.type == "ordering")
    twice = {f"answer-{letter}": "1" for letter in "ABCD"}
    reply = client.post(f"/attempts/{attempt.pk}/answer/", {"question": question.id, "key": "k" * 16, **twice})
    assert reply.status_code == 400
    assert "Not saved: each place may be used once" in reply.content.decode()
    assert f'href="/attempts/{attempt.pk}/"' in reply.content.decode()


def test_what_else_is_posted_changes_nothing(client: Client, person: User) -> None:
    attempt = world.start(person, "TX")
    before = Attempt.objects.filter(pk=attempt.pk).values().get()
    question = world.asked(attempt)[0]
    send(
        client,
        attempt,
        question,
        score="100",
        passed="true",
        state="handed_in",
        deadline_at="2099-01-01",
        number="7",
        person="1",
        mark="99",
    )
    assert Attempt.objects.filter(pk=attempt.pk).values().get() == before
    for method in ("put", "patch", "delete"):
        assert getattr(client, method)(f"/attempts/{attempt.pk}/answer/").status_code == 405


def test_a_quiz_that_was_not_given_is_not_to_be_known_of(person: User) -> None:
    stranger = Client()
    stranger.force_login(make_person())
    attempt = world.start(person)
    for path in (
        "/quizzes/T1/",
        "/quizzes/none/",
        f"/attempts/{attempt.pk}/",
        f"/attempts/{attempt.pk}/review/",
        f"/attempts/{attempt.pk}/hand-in/",
    ):
        assert stranger.get(path).status_code == 404
    for path in ("/quizzes/T1/start/", f"/attempts/{attempt.pk}/answer/", f"/attempts/{attempt.pk}/hand-in/"):
        assert stranger.post(path).status_code in {400, 404}
    assert stranger.post(f"/attempts/{attempt.pk}/answer/", {"question": "T1-single-1", "key": "k" * 12, "answer": "A"}).status_code == 404
    assert list(Attempt.objects.values_list("pk", "state")) == [(attempt.pk, "open")]
    assert not ResponseEvent.objects.exists()


def test_an_exam_whose_time_is_over_is_closed_by_whoever_asks(client: Client, person: User) -> None:
    attempt = world.start(person, "TX")
    world.answer_all(attempt)
    world.move_back(attempt, timedelta(hours=1))
    reply = client.get(f"/attempts/{attempt.pk}/", follow=True)
    assert reply.redirect_chain == [(f"/attempts/{attempt.pk}/review/", 302)]
    assert Attempt.objects.get(pk=attempt.pk).state == State.CLOSED_BY_SYSTEM
    assert "The 6 answers saved by then all count." in reply.content.decode()


def test_an_open_attempt_has_no_review_and_a_closed_one_no_questions(client: Client, person: User) -> None:
    attempt = world.start(person)
    assert client.get(f"/attempts/{attempt.pk}/review/")["Location"] == f"/attempts/{attempt.pk}/"
    client.post(f"/attempts/{attempt.pk}/hand-in/")
    assert client.get(f"/attempts/{attempt.pk}/hand-in/")["Location"] == f"/attempts/{attempt.pk}/"
    assert client.get(f"/attempts/{attempt.pk}/")["Location"] == f"/attempts/{attempt.pk}/review/"


def test_the_page_before_says_when_the_next_try_is(client: Client, person: User) -> None:
    assert "Begin" in client.get("/quizzes/TX/").content.decode()
    world.hand_in(world.start(person, "TX"))
    said = client.get("/quizzes/TX/").content.decode()
    assert "You can try again from" in said
    assert client.post("/quizzes/TX/start/")["Location"] == "/quizzes/TX/"
    assert Attempt.objects.count() == 1


def test_a_start_button_begins_one_attempt(client: Client) -> None:
    first, again = client.post("/quizzes/T1/start/"), client.post("/quizzes/T1/start/")
    assert first["Location"] == again["Location"] == f"/attempts/{Attempt.objects.get().pk}/"


def counted(act: Any) -> int:
    with CaptureQueriesContext(connection) as seen:
        act()
    return len([q for q in seen.captured_queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))])


def test_a_save_takes_three_statements_beside_who_asks(client: Client, person: User) -> None:
    """The session and its person are the other two."""
    attempt = world.start(person)
    first, second = world.asked(attempt)[:2]
    send(client, attempt, first, key="key-to-warm-up")
    assert counted(lambda: send(client, attempt, second)) == 2 + 3


def test_a_start_asks_once_for_what_is_open(client: Client, person: User) -> None:
    world.hand_in(world.start(person))
    client.get("/quizzes/T1/")
    assert counted(lambda: client.post("/quizzes/T1/start/")) == START


def test_pages_take_as_many_queries_with_one_attempt_as_with_three(client: Client, person: User) -> None:
    attempt = world.start(person)
    urls = ("/quizzes/T1/", f"/attempts/{attempt.pk}/")
    [client.get(url) for url in urls]
    one = [counted(lambda url=url: client.get(url)) for url in urls]
    world.answer_all(attempt)
    world.hand_in(attempt)
    world.hand_in(world.start(person))
    last = world.start(person)
    urls = ("/quizzes/T1/", f"/attempts/{last.pk}/")
    three = [counted(lambda url=url: client.get(url)) for url in urls]
    assert one == three == [QUIZ_PAGE, ATTEMPT_PAGE]


QUIZ_PAGE, ATTEMPT_PAGE, START = 7, 5, 10


def test_a_page_of_a_paper_stays_small(client: Client, person: User) -> None:
    with override("en"):
        page = client.get(f"/attempts/{world.start(person).pk}/").content
    assert len(page) < 30_000


def test_citations_show_the_value_in_force_in_the_readers_language(client: Client, person: User) -> None:
    """A stem that cites a rule card shows its value, before and after; an example number shows as itself."""
    from dataclasses import replace

    cited = replace(
        world.BANK[2],
        id="T1-cites",
        stem=Text("退货期是 {rule:POL-7D.days}，比 {n:30} 天短。", "Returns take {rule:POL-7D.days}, less than {n:30} days."),
    )
    put_rule_card()
    publishing.publish(quiz_file=replace(world.QUIZ, questions=(cited,)), by=world.BY, at=world.AT)
    attempt = world.start(person)
    before = client.get(f"/attempts/{attempt.pk}/").content.decode()
    world.hand_in(attempt)
    after = client.get(f"/attempts/{attempt.pk}/review/").content.decode()
    assert "Returns take 7 days, less than 30 days." in before
    assert "Returns take 7 days, less than 30 days." in after


def put_rule_card() -> None:
    from lib import yamlnodes
    from lib.packs import Entry, Pack

    root = Path(__file__).parents[2] / "fixtures" / "curriculum"
    kind = next(kind for kind in knowledge_packs.KINDS if kind.name == "rule")
    problems: list[Problem] = []
    card = shapes.read(yamlnodes.load(root / "rules" / "POL-7D.yaml"), kind.shape, problems)
    knowledge_packs.load(Pack(root, {"rule": {"POL-7D": Entry("rule", "POL-7D", card)}}), by=world.BY, at=world.AT)


def test_when_the_database_cannot_keep_it_nothing_says_saved(client: Client, person: User) -> None:
    attempt = world.start(person)
    question = world.asked(attempt)[0]

    def full(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith("INSERT"):
            raise OperationalError("database or disk is full")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(full):
        said = send(client, attempt, question)
    assert (said.status_code, said.json()["error"]["code"], said["Retry-After"]) == (503, "busy", "2")
    assert not ResponseEvent.objects.exists()
    assert send(client, attempt, question).status_code == 200
