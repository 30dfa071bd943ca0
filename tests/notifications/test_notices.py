"""A notice is promised once, told in the reader's language, mailed at least once under one name, and can be taken back."""

import json
import re
from datetime import UTC, date, datetime

import pytest
from django.core import mail
from django.test import Client, override_settings
from django.utils import translation

from jobs.models import Job
from notifications import services
from notifications.domain.addressing import message_id
from notifications.domain.kinds import ICONS, Kind
from notifications.models import Mail, Notice
from notifications.queries import unread_count, words_of
from notifications.services.promising import NoticeLeadsElsewhere
from notifications.tasks import deliver
from people.models import User
from people.testing import make_person

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
PARAMS: dict[str, str | int] = {
    "title_zh": "新人上岗", "title_en": "Onboarding", "due_on": "2026-12-04", "expires_on": "2027-12-01", "by_zh": "陈默",
    "by_en": "Chen Mo", "name_zh": "王𠮷", "name_en": "Wang Ji", "reason": "a < b & c", "count": 3,
}  # fmt: skip


def promise(person: User, key: str = "assignment:42:given", kind: Kind = Kind.ASSIGNMENT_GIVEN, url: str = "/training/") -> bool:
    return services.promise(key=key, person_id=person.pk, kind=kind, params=PARAMS, url=url, at=NOON)


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_promised_twice_is_told_once() -> None:
    person = make_person(email="lin@yunqi.example")
    assert [promise(person), promise(person)] == [True, False]
    assert (Notice.objects.count(), Job.objects.filter(topic="notifications.deliver").count()) == (1, 1)
    assert unread_count(person.pk) == 1


@pytest.mark.parametrize(
    ("language", "title", "words"), [("en", "New training: Onboarding", "Chen Mo assigned you"), ("zh-hans", "新人上岗", "陈默")]
)
def test_the_mail_speaks_the_readers_language(language: str, title: str, words: str) -> None:
    person = make_person(email="lin@yunqi.example", language=language)
    promise(person)
    deliver(subject=Notice.objects.get().ref, at=NOON)
    (letter,) = mail.outbox
    assert letter.to == ["lin@yunqi.example"]
    assert (title in letter.subject, words in letter.body, "http://127.0.0.1:8000/training/" in letter.body) == (True, True, True)
    assert (Notice.objects.get().mail, Notice.objects.get().mailed_at) == (Mail.SENT, NOON)


def test_a_second_delivery_sends_nothing_and_a_repeat_after_a_crash_has_the_same_name() -> None:
    person = make_person(email="lin@yunqi.example")
    promise(person)
    notice = Notice.objects.get()
    deliver(subject=notice.ref, at=NOON)
    deliver(subject=notice.ref, at=NOON)
    assert len(mail.outbox) == 1
    Notice.objects.update(mail=Mail.WAITING, mailed_at=None)  # as if we had died before the mark
    deliver(subject=notice.ref, at=NOON)
    assert {letter.extra_headers["Message-ID"] for letter in mail.outbox} == {message_id(notice.key, "127.0.0.1")}


def test_a_mail_server_that_fails_leaves_the_notice_waiting() -> None:
    person = make_person(email="lin@yunqi.example")
    promise(person)
    with (
        override_settings(EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST="127.0.0.1", EMAIL_PORT=1),
        pytest.raises(OSError),
    ):
        deliver(subject=Notice.objects.get().ref, at=NOON)
    assert Notice.objects.get().mail == Mail.WAITING


def test_without_an_address_or_a_mail_server_nothing_waits() -> None:
    promise(make_person())
    with override_settings(RAPPORT_HAS_MAIL=False):
        promise(make_person(email="lin@yunqi.example"), key="another")
    assert set(Notice.objects.values_list("mail", flat=True)) == {Mail.NONE}
    assert Job.objects.count() == 0


def test_who_left_gets_no_mail() -> None:
    person = make_person(email="lin@yunqi.example", left_on=date(2026, 2, 1))
    promise(person)
    deliver(subject=Notice.objects.get().ref, at=NOON)
    assert (mail.outbox, Notice.objects.get().mail) == ([], Mail.DROPPED)


def test_what_is_forgotten_is_neither_shown_nor_mailed_and_never_told_again() -> None:
    person = make_person(email="lin@yunqi.example")
    promise(person, "assignment:4:given")
    promise(person, "assignment:42:given")
    assert services.forget(key_prefix="assignment:4:", at=NOON) == 1
    for notice in Notice.objects.order_by("pk"):
        deliver(subject=notice.ref, at=NOON)
    assert (unread_count(person.pk), len(mail.outbox)) == (1, 1)
    assert promise(person, "assignment:4:given") is False
    with pytest.raises(ValueError, match="assignment:4"):
        services.forget(key_prefix="assignment:4", at=NOON)


@pytest.mark.parametrize("url", ["https://evil.example/", "//evil.example/", "/\\evil.example", "training/", "/a\nb"])
def test_a_notice_leads_to_this_house_only(url: str) -> None:
    with pytest.raises(NoticeLeadsElsewhere):
        promise(make_person(), url=url)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_is_worded_with_all_and_with_few_params(kind: Kind, language: str) -> None:
    few = {"title_zh": "新人上岗", "title_en": "Onboarding"}
    with translation.override(language):
        for params in (PARAMS, few):
            words = words_of(Notice(kind=kind, params=params), language)
            assert words.title
            assert words.body
            assert "&" not in words.body.replace("a < b & c", "")
            assert bool(re.search("[\u4e00-\u9fff]", words.title + words.body)) == (language == "zh-hans")
    assert kind in ICONS


def test_the_list_is_ones_own_and_reading_marks_it() -> None:
    mine, other = make_person(), make_person()
    promise(mine)
    promise(other, key="assignment:43:given")
    theirs = Notice.objects.get(person=other)
    client = signed_in(mine)
    assert client.get("/notices/").content.decode().count("r-list-top") == 1
    assert client.post(f"/notices/{theirs.pk}/open/").status_code == 404
    answer = client.post(f"/notices/{Notice.objects.get(person=mine).pk}/open/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/training/")
    assert (unread_count(mine.pk), unread_count(other.pk)) == (0, 1)


def test_all_can_be_marked_as_read() -> None:
    mine, other = make_person(), make_person()
    for n in range(3):
        promise(mine, key=f"a:{n}")
    promise(other, key="b:1")
    signed_in(mine).post("/notices/read/")
    assert (unread_count(mine.pk), unread_count(other.pk)) == (0, 1)


def test_text_in_a_notice_stays_text() -> None:
    person = make_person(language="en")
    params: dict[str, str | int] = {"title_zh": "x", "title_en": "<script>alert(1)</script>"}
    services.promise(key="k:1", person_id=person.pk, kind=Kind.CERTIFICATE_AWARDED, params=params, url="", at=NOON)
    page = signed_in(person).get("/notices/").content.decode()
    assert ("<script>alert(1)" in page, "&lt;script&gt;alert(1)" in page) == (False, True)


@pytest.mark.parametrize("notices", [1, 3])
def test_the_list_costs_the_same_however_many(notices: int, django_assert_num_queries: object) -> None:
    person = make_person()
    for n in range(notices):
        promise(person, key=f"k:{n}")
    client = signed_in(person)
    client.get("/notices/")
    with django_assert_num_queries(5):  # type: ignore[operator]
        client.get("/notices/")


def test_params_are_plain_json() -> None:
    person = make_person()
    promise(person)
    assert json.loads(json.dumps(Notice.objects.get().params)) == PARAMS
