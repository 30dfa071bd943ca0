"""Who opens what: holders their own, leads their teams', HR everything and its acts."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from certificates import services
from certificates.models import Certificate
from certificates.policies import certificates_seen_by, ended_by, may_end, may_see, may_take_paper, papers_taken_by
from people.models import User
from people.testing import make_person, make_team
from tests.certificates.world import AT, BY, award, curriculum, learner

pytestmark = pytest.mark.django_db


def client_of(person: User) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(person)
    return client


@pytest.fixture
def people() -> dict[str, User]:
    curriculum()
    team, other = make_team(), make_team()
    return {
        "holder": learner(team=team, name_zh="林晓", name_en="Lin Xiao", language="en"),
        "peer": make_person(team=team),
        "lead": make_person(roles=("lead",), team=team),
        "rival": make_person(roles=("lead",), team=other),
        "trainer": make_person(roles=("trainer",)),
        "author": make_person(roles=("author",)),
        "assessor": make_person(roles=("assessor",)),
        "hr": make_person(roles=("hr",), language="en"),
        "admin": make_person(roles=("admin",)),
    }


@pytest.fixture
def certificate(people: dict[str, User]) -> Certificate:
    return services.make_paper(certificate_id=award(people["holder"]).pk, by=BY, at=AT)


SEE = {"holder": 200, "lead": 200, "trainer": 200, "hr": 200, "peer": 404, "rival": 404, "author": 404, "assessor": 404, "admin": 404}
TAKE = {**dict.fromkeys(SEE, 404), "holder": 200, "hr": 200}
ACT = {**dict.fromkeys(SEE, 403), "hr": 302}


def test_pages_files_and_acts_by_role(people: dict[str, User], certificate: Certificate) -> None:
    base = f"/certificates/{certificate.pk}/"
    for name, person in people.items():
        client = client_of(person)
        assert (name, client.get(base).status_code) == (name, SEE[name])
        assert (name, client.get(f"{base}pdf/").status_code) == (name, TAKE[name])
        assert (name, client.get(f"{base}png/").status_code) == (name, TAKE[name])
        assert (name, client.get("/certificates/").status_code) == (name, 200)
        assert (name, client.get("/certificates/waiting/").status_code) == (name, 200 if name == "hr" else 403)
        for act in ("reissue", "print-again"):
            assert (name, act, client.post(f"{base}{act}/").status_code) == (name, act, ACT[name])
    assert Client().get(base)["Location"].startswith("/sign-in/") or Client().get(base).status_code == 302
    certificate.refresh_from_db()
    assert certificate.replaced_at is None


def test_policies_agree_with_the_rows_that_they_allow(people: dict[str, User], certificate: Certificate) -> None:
    other = award(learner())
    for person in people.values():
        for each in (certificate, other):
            assert may_see(person, each) == (each in certificates_seen_by(person))
            assert may_take_paper(person, each) == (each in papers_taken_by(person))
            assert may_end(person, each) == (each in ended_by(person))


def test_hr_revokes_with_a_reason_only(people: dict[str, User], certificate: Certificate) -> None:
    client, url = client_of(people["hr"]), f"/certificates/{certificate.pk}/revoke/"
    assert client.get(url).status_code == 405
    client.post(url, {"reason": " "})
    certificate.refresh_from_db()
    assert certificate.revoked_at is None
    client.post(url, {"reason": "代考"})
    certificate.refresh_from_db()
    assert certificate.revoke_reason == "代考"
    assert "代考" in client.get(f"/certificates/{certificate.pk}/").content.decode()


def test_nobody_revokes_their_own(people: dict[str, User]) -> None:
    own = award(learner(roles=("hr",)))
    assert client_of(own.person).post(f"/certificates/{own.pk}/revoke/", {"reason": "r"}).status_code == 404


def test_hr_issues_anew_after_a_correction(people: dict[str, User], certificate: Certificate) -> None:
    client = client_of(people["hr"])
    assert "Issue anew" not in client.get(f"/certificates/{certificate.pk}/").content.decode()
    User.objects.filter(pk=certificate.person_id).update(name_zh="林筱")
    assert "Issue anew" in client.get(f"/certificates/{certificate.pk}/").content.decode()
    answer = client.post(f"/certificates/{certificate.pk}/reissue/")
    new = Certificate.objects.get(replaces=certificate)
    assert answer["Location"] == f"/certificates/{new.pk}/"


def test_the_pdf_is_an_attachment_and_kept_out_of_caches(people: dict[str, User], certificate: Certificate) -> None:
    answer = client_of(people["holder"]).get(f"/certificates/{certificate.pk}/pdf/")
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # a file response streams
    assert content.startswith(b"%PDF-")
    assert answer["Content-Disposition"] == f'attachment; filename="certificate-{certificate.printed_number}.pdf"'
    assert "no-store" in answer["Cache-Control"]


def test_my_page_words_every_obstacle(people: dict[str, User]) -> None:
    text = client_of(people["holder"]).get("/certificates/").content.decode()
    for said in (
        "The course “Course C01” has 2 steps to go.",
        "The exam “exam-onboarding (en)” is still to pass.",
        "has to come to a good end once.",
    ):
        assert said in text


def test_papers_that_wait_are_listed_with_the_letter(people: dict[str, User]) -> None:
    services.make_paper(certificate_id=award(learner(name_zh="王𠮷", name_en="Wang Ji")).pk, by=BY, at=AT)
    text = client_of(people["hr"]).get("/certificates/waiting/").content.decode()
    assert "𠮷 (U+20BB7)" in text
    assert "Wang Ji" in text


def test_query_counts_do_not_grow_with_the_rows(people: dict[str, User], django_assert_num_queries: DjangoAssertNumQueries) -> None:
    def waiting_at(count: int) -> None:
        while Certificate.objects.count() < count:
            services.make_paper(certificate_id=award(learner(name_zh="王𠮷")).pk, by=BY, at=AT)
        client = client_of(people["hr"])
        with django_assert_num_queries(WAITING_QUERIES):
            client.get("/certificates/waiting/")

    waiting_at(1)
    waiting_at(3)


WAITING_QUERIES = 5


def test_my_page_counts_the_same_at_one_and_at_three(people: dict[str, User], django_assert_num_queries: DjangoAssertNumQueries) -> None:
    holder = people["holder"]
    award(holder)
    for count in (1, 3):
        while Certificate.objects.filter(person=holder).count() < count:
            User.objects.filter(pk=holder.pk).update(name_zh=f"林{count}{Certificate.objects.count()}")
            services.reissue(certificate_id=Certificate.objects.live().get(person=holder).pk, by=BY, at=AT + timedelta(days=1))
        client = client_of(holder)
        with django_assert_num_queries(MINE_QUERIES):
            client.get("/certificates/")


MINE_QUERIES = 6
