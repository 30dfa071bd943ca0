"""The admin's pages: work in the background and the trail; what they show, and at what price."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from audit.domain import Actor
from audit.models import Line
from audit.services import write
from jobs.models import Job, State
from lms.acts import ACTS
from lms.queries import PAGE, jobs_page, trail_page
from lms.services import do_again
from people.models import User
from people.testing import make_person

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)


@pytest.fixture
def admin(client: Client) -> User:
    person = make_person(roles=("admin",), language="en")
    client.force_login(person)
    return person


def job(key: str, state: str, *, at: datetime = AT) -> Job:
    done = at if state == State.DONE else None
    return Job.objects.create(
        topic="certificates.paper",
        key=key,
        subject="x:1",
        state=state,
        recorded_at=at,
        not_before=at,
        done_at=done,
        tries=5,
        trouble="PaperWaits: 𠮷",
    )


def test_the_page_counts_and_shows_what_is_stuck(client: Client, admin: User) -> None:
    job("a", State.STUCK)
    shown = client.get("/jobs/").content.decode()
    assert "PaperWaits: 𠮷" in shown
    assert "tried 5 times" in shown


def test_what_waits_what_was_done_and_what_is_stuck() -> None:
    job("a", State.WAITING, at=AT - timedelta(hours=2))
    job("b", State.WAITING)
    job("c", State.DONE)
    job("d", State.DONE, at=AT - timedelta(days=2))
    stuck = job("e", State.STUCK)
    page = jobs_page(AT)
    assert (page.waiting, page.oldest, page.done, page.stuck) == (2, AT - timedelta(hours=2), 1, (stuck,))


def test_a_stuck_job_is_done_again_once_and_leaves_a_line(client: Client, admin: User) -> None:
    stuck = job("a", State.STUCK)
    client.post(f"/jobs/{stuck.pk}/again/")
    client.post(f"/jobs/{stuck.pk}/again/")
    stuck.refresh_from_db()
    assert (stuck.state, stuck.tries, stuck.trouble) == (State.WAITING, 0, "")
    assert list(Line.objects.filter(verb="job.do-again").values_list("by", "subject")) == [(admin.ref, "x:1")]


def test_what_is_done_is_not_done_again(admin: User) -> None:
    done = job("a", State.DONE)
    assert do_again(job_id=done.pk, by=admin.actor, at=AT) is False
    done.refresh_from_db()
    assert done.state == State.DONE


def test_the_trail_names_people_and_is_found_by_number(admin: User) -> None:
    other = make_person(name_en="Lin Xiao", employee_number="T0007")
    write(by=other.actor, verb="attempt.hand-in", subject="quizzes.attempt:1", at=AT, details={"mark": 80})
    write(by=admin.actor, verb="person.move", subject=other.ref, at=AT)
    write(by=admin.actor, verb="export.request", subject="reports.export:1", at=AT)
    page = trail_page(words="t0007", before=None, language="en")
    assert [(row.who, row.verb, row.subject, row.details) for row in page.rows][:2] == [
        (f"{admin.name('en')} {admin.employee_number}", "person.move", "Lin Xiao T0007", ""),
        ("Lin Xiao T0007", "attempt.hand-in", "quizzes.attempt:1", "mark=80"),
    ]
    assert "export.request" not in {row.verb for row in page.rows}


def test_the_trail_turns_its_pages_by_key(admin: User) -> None:
    for n in range(PAGE + 1):
        write(by=admin.actor, verb="sample.act", subject=f"x:{n}", at=AT)
    first = trail_page(words="sample.act", before=None, language="en")
    second = trail_page(words="sample.act", before=first.before, language="en")
    assert (len(first.rows), len(second.rows), second.before) == (PAGE, 1, None)
    assert second.rows[0].subject == "x:0"


def test_the_trail_escapes_what_was_noted(client: Client, admin: User) -> None:
    write(by=admin.actor, verb="a.b", subject="x:1", at=AT, details={"name": "<script>x</script>"})
    shown = client.get("/audit/", {"words": "a.b", "before": "x"}).content.decode()
    assert "&lt;script&gt;x" in shown
    assert "<script>x" not in shown


@pytest.mark.parametrize("lines", [1, 3])
def test_the_trail_costs_the_same_for_one_and_for_three(lines: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(lines):
        write(by=make_person().actor, verb="sample.act", subject="x:1", at=AT)
    with django_assert_num_queries(3):
        trail_page(words="sample.act", before=None, language="en")


@pytest.mark.parametrize("lines", [1, 3])
def test_the_jobs_cost_the_same_for_one_and_for_three(lines: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for n in range(lines):
        job(str(n), State.STUCK)
    with django_assert_num_queries(2):
        jobs_page(AT)


def test_every_act_has_words() -> None:
    written = set()
    for path in settings.BASE_DIR.glob("*/services/**/*.py"):
        written |= set(re.findall(r'verb="([a-z.-]+)"', path.read_text(encoding="utf-8")))
        written |= set(re.findall(r'"((?:attempt|person|path|course)\.[a-z-]+)"', path.read_text(encoding="utf-8")))
    assert len(written) > 50
    assert written - set(ACTS) == set()


def test_the_trail_is_told_in_words(client: Client, admin: User) -> None:
    write(by=Actor("system:award"), verb="certificate.award", subject="x:1", at=AT)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "zh-hans"
    User.objects.filter(pk=admin.pk).update(language="zh-hans")
    shown = client.get("/audit/", {"words": "certificate.award"}).content.decode()
    assert "颁发证书" in shown
    assert "系统 (award)" in shown


def test_what_was_left_empty_is_not_noted(admin: User) -> None:
    details = {"filters": {"team": None, "level": "", "left": "include"}, "purpose": "", "rows": 0}
    write(by=admin.actor, verb="export.request", subject="x:1", at=AT, details=details)
    assert trail_page(words="export.request", before=None, language="en").rows[0].details == "filters=left:include, rows=0"
