"""Abuse cases that cross the house: what someone posts, names, or holds on to must not get them further."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import models
from django.test import Client
from django.urls import reverse

from jobs.services.sweeping import sweep
from lms.topics import handlers
from people import services as people
from people.domain.roles import Role
from people.models import User
from people.testing import PASSWORD, make_person, make_team
from quizzes.models import Attempt
from reports.domain.filters import Filters
from reports.models import Export
from reports.services import request as request_export
from scenarios.models import Run, Suspicion
from tests.architecture.doors_knocking import Visitors
from tests.world import BY, World

pytestmark = pytest.mark.django_db

ELSEWHERE = (
    "https://evil.example/", "//evil.example/", "///evil.example", "/\\evil.example", "\\\\evil.example", "https:evil.example",
    "http:///evil.example", "javascript:alert(1)", "/%09/evil.example", "\t//evil.example", "https://testserver@evil.example/", "https://testserver.evil.example/",
)  # fmt: skip
NOT_THEIRS_TO_SAY = {
    "score": "100", "mark": "100", "fraction": "1", "passed": "true", "state": "handed_in", "deadline_at": "2099-01-01", "number": "9",
    "attempt_no": "9", "person": "2", "person_id": "2", "agent": "2", "seed": "s", "progress": "100", "role": "admin", "roles": "admin",
    "team": "1", "team_id": "1", "is_superuser": "1", "is_staff": "1", "employee_number": "000001", "level": "L", "csat": "5", "ending": "solved",
    "ending_class": "good", "quality": "1", "at": "0", "elapsed": "0", "holder_name_zh": "别人", "issued_on": "2099-01-01",
}  # fmt: skip


def client_of(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def row_of(row: models.Model) -> dict[str, Any]:
    return type(row)._default_manager.filter(pk=row.pk).values().get()


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_no_way_on_leads_to_another_site(elsewhere: str, world: World) -> None:
    """A07: the sign-in, the switches and the withdrawal of a duty lead on; none of them leads away."""
    person = make_person(password=PASSWORD)
    lead = client_of(world.people["lead"])
    answers = [
        Client().post(f"{reverse('people:sign-in')}", {"username": person.username, "password": PASSWORD, "next": elsewhere}),
        client_of(person).get(reverse("people:sign-in"), {"next": elsewhere}),
        Client().post(reverse("language"), {"language": "en", "next": elsewhere}),
        Client().post(reverse("ui:theme"), {"theme": "dark", "next": elsewhere}),
        lead.post(reverse("assignments:withdraw", args=[world.duty.pk]), {"next": elsewhere}),
    ]
    for answer in answers:
        assert answer.status_code == 302
        assert answer["Location"].startswith("/")
        assert "evil" not in answer["Location"] or answer["Location"].startswith("/%09/")  # a page of ours that is not there


def test_a_forged_host_is_refused_and_changes_no_link_in_a_mail(world: World) -> None:
    """A07: the address in a mail is the house's."""
    assert Client().get("/sign-in/", headers={"host": "evil.example"}).status_code == 400
    forged: dict[str, Any] = {"HTTP_X_FORWARDED_HOST": "evil.example", "HTTP_FORWARDED": "host=evil.example"}
    Client().post("/password/reset/", {"typed": world.agent.email}, **forged)
    sweep(handlers=handlers(), clock=lambda: world.at + timedelta(hours=1), limit=1000)
    letters = [letter for letter in mail.outbox if "/password/reset/" in str(letter.body)]
    assert [letter.to for letter in letters] == [[world.agent.email]]
    assert "evil" not in str(letters[0].message())


def test_what_is_not_theirs_to_say_is_not_heard(world: World) -> None:
    """A17: answering, handing in, a turn of a role-play, the profile."""
    client = client_of(world.agent)
    attempt, run = row_of(world.open_attempt), row_of(world.open_run)
    client.post(reverse("quizzes:answer", args=[world.open_attempt.pk]), {**NOT_THEIRS_TO_SAY, **world.answer})
    assert row_of(world.open_attempt) == attempt
    client.post(reverse("quizzes:hand-in", args=[world.open_attempt.pk]), NOT_THEIRS_TO_SAY)
    handed_in = Attempt.objects.get(pk=world.open_attempt.pk)
    assert (handed_in.passed, handed_in.number, handed_in.seed, handed_in.person_id) == (
        False,
        attempt["number"],
        attempt["seed"],
        world.agent.pk,
    )
    client.post(reverse("scenarios:clock", args=[world.open_run.pk]), {**NOT_THEIRS_TO_SAY, "to": "resume"})
    assert row_of(world.open_run) == run


def test_a_profile_takes_language_and_zone_only(world: World) -> None:
    """A17: no role, team, number, name or mail by one's own form."""
    before, roles = row_of(world.agent), list(world.agent.role_grants.values())
    said = {
        **NOT_THEIRS_TO_SAY,
        "username": "boss",
        "email": "x@evil.example",
        "name_zh": "老板",
        "must_change_password": "",
        "password": "x",
    }
    client_of(world.agent).post(reverse("people:profile"), {**said, "language": "en", "time_zone": "Asia/Shanghai"})
    changed = {key for key, value in row_of(world.agent).items() if value != before[key]}
    assert changed <= {"language", "last_login"}
    assert list(world.agent.role_grants.values()) == roles


def test_hr_cannot_make_an_admin_by_any_form(world: World, visitors: Visitors) -> None:
    """A17: a role that is not theirs to give is refused, also where the form would not offer it."""
    hr = client_of(world.people["hr"])
    on = world.past.today.isoformat()
    hr.post(reverse("people:person-roles", args=[world.agent.pk]), {"roles": ["agent", "admin"], "on": on})
    hr.post(reverse("people:person-roles", args=[world.people["hr"].pk]), {"roles": ["hr", "admin"], "on": on})
    says = {
        "employee_number": "7",
        "username": "boss",
        "name_zh": "老板",
        "hired_on": on,
        "language": "en",
        "time_zone": "Asia/Shanghai",
        "roles": ["admin"],
    }
    hr.post(reverse("people:person-add"), says)
    for person in User.objects.exclude(username__in=["admin", "gone"]):
        assert client_of(person).get(reverse("audit-trail")).status_code == 403
    assert visitors.knock("admin", "GET", reverse("audit-trail")).status == 200


def test_an_answer_of_another_paper_is_stored_nowhere(world: World) -> None:
    """A16: an item of another paper, or one's own item into someone else's attempt."""
    foreign = client_of(world.people["peer"]).post(reverse("quizzes:answer", args=[world.open_attempt.pk]), world.answer)
    other = client_of(world.agent).post(reverse("quizzes:answer", args=[world.open_attempt.pk]), {**world.answer, "question": "C02-q01"})
    assert (foreign.status_code, other.status_code) == (404, 400)
    assert not world.open_attempt.responses.exists()


def test_a_member_who_moves_leaves_the_leads_sight_with_the_next_request(world: World) -> None:
    """A24: list, person, certificate, run and the choices of the form."""
    lead, rival = client_of(world.people["lead"]), client_of(world.people["rival"])
    doors = [
        reverse("dashboards:person", args=[world.agent.pk]),
        reverse("certificates:certificate", args=[world.certificate.pk]),
        reverse("scenarios:debrief", args=[world.closed_run.pk]),
    ]
    lists = [reverse("dashboards:my-team"), reverse("assignments:give"), reverse("people:person-list")]
    assert [lead.get(url).status_code for url in doors] == [200, 200, 200]
    assert all("林晓" in lead.get(url).content.decode() and "林晓" not in rival.get(url).content.decode() for url in lists)
    people.move(person_id=world.agent.pk, team_id=world.other_team.pk, on=world.past.today, by=BY, at=world.at)
    assert [lead.get(url).status_code for url in doors] == [404, 404, 404]
    assert [rival.get(url).status_code for url in doors] == [200, 200, 200]
    assert all("林晓" not in lead.get(url).content.decode() and "林晓" in rival.get(url).content.decode() for url in lists)


def test_one_stranger_among_many_and_nobody_is_assigned_anything(world: World) -> None:
    """A25: 500 of one's own and one of another team; nobody gets it, the foreign team is not to be known of."""
    lead = client_of(world.people["lead"])
    url, stranger = reverse("assignments:give"), world.people["rival"]
    fair = {"target": "course:C05", "due": "after_hire", "days": "10", "confirm": "1", "key": "00000000-0000-4000-8000-000000000001"}
    before = world.duty.__class__.objects.count()
    many = [world.people["peer"].pk] * 500
    answers = [
        lead.post(url, {**fair, "audience": "people", "people": [*many, stranger.pk]}),
        lead.post(url, {**fair, "audience": "team", "team": world.other_team.pk}),
        lead.post(url, {**fair, "audience": "intake", "intake": world.intake.pk}),
    ]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert world.duty.__class__.objects.count() == before


def test_an_export_is_its_makers_while_they_may_and_for_a_day(world: World) -> None:
    """A36: not another HR's, not after the day, not after the role is gone; each fetch is in the trail."""
    maker, url = world.people["hr"], reverse("reports:download", args=[world.export.pk])
    assert client_of(maker).get(url).status_code == 200
    colleague = client_of(make_person(roles=("hr",)))
    assert [colleague.get(each).status_code for each in (url, reverse("reports:export-status", args=[world.export.pk]))] == [404, 404]
    Export.objects.filter(pk=world.export.pk).update(requested_at=world.at - timedelta(days=3), expires_at=world.at - timedelta(days=2))
    assert client_of(maker).get(url).status_code == 410
    Export.objects.filter(pk=world.export.pk).update(expires_at=world.at + timedelta(days=1))
    people.set_roles(person_id=maker.pk, roles=[], among=[Role.HR], on=world.past.today, by=BY, at=world.at)
    assert client_of(maker).get(url).status_code == 403


def test_the_workers_file_is_refused_when_the_maker_has_left(world: World) -> None:
    """A37: rights count when the file is made, not when it was asked for."""
    hr = make_person(roles=("hr",), hired_on=world.past.day(-40))
    asked = request_export(maker=hr, filters=Filters(), format="csv", headers="words", language="en", purpose="", by=hr.actor, at=world.at)
    people.end(person_id=hr.pk, on=world.past.day(-1), by=BY, at=world.at)
    sweep(handlers=handlers(), clock=lambda: world.at, limit=1000)
    assert Export.objects.get(pk=asked.pk).state == "refused"


def test_a_session_dies_with_the_employment_and_with_the_password(world: World) -> None:
    """A39: no page opens, no act is done by who has left."""
    held, other = client_of(world.agent), client_of(world.people["peer"])
    assert held.get("/training/").status_code == other.get("/training/").status_code == 200
    people.end(person_id=world.agent.pk, on=world.past.day(-1), by=BY, at=world.at)
    people.set_password(person_id=world.people["peer"].pk, password="quite another password 8", by=BY, at=world.at)
    for client in (held, other):
        assert client.get("/training/")["Location"].startswith("/sign-in/?next=")
        assert client.post(reverse("quizzes:hand-in", args=[world.open_attempt.pk])).status_code == 302
    assert Attempt.objects.get(pk=world.open_attempt.pk).state == "open"


def test_a_role_that_is_taken_away_counts_from_the_next_request(world: World) -> None:
    """A39: an assessor no more."""
    held = client_of(world.people["assessor"])
    assert held.get("/suspicions/").status_code == 200

    people.set_roles(
        person_id=world.people["assessor"].pk,
        roles=[Role.AGENT],
        among=[Role.AGENT, Role.ASSESSOR],
        on=world.past.today,
        by=BY,
        at=world.at,
    )
    assert held.get("/suspicions/").status_code == 403


MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def test_stored_text_is_shown_as_text_to_everybody(world: World, visitors: Visitors) -> None:
    """A21: a name, a team, a passage, a reason, a certificate's holder; on the pages of lead, assessor, HR, trainer, admin."""
    User.objects.filter(pk=world.agent.pk).update(name_zh=MARKUP[:50], name_en=MARKUP[:50])
    make_team(MARKUP[:50], parent=world.team)
    Suspicion.objects.filter(pk=world.suspicion.pk).update(passage=MARKUP)
    seen = 0
    agent, certificate, run, suspicion = world.agent.pk, world.certificate.pk, world.closed_run.pk, world.suspicion.pk
    for persona, urls in {
        "lead": (
            "/team/",
            f"/team/{agent}/",
            "/people/",
            "/assign/",
            "/assignments/",
            f"/runs/{run}/debrief/",
            f"/certificates/{certificate}/",
        ),
        "trainer": ("/team/", f"/team/{agent}/", f"/intakes/{world.intake.pk}/", "/assign/"),
        "assessor": ("/suspicions/", f"/suspicions/{suspicion}/"),
        "hr": ("/people/", f"/people/{agent}/", "/teams/", "/reports/certifications/", f"/people/{agent}/slip/", f"/team/{agent}/"),
        "admin": ("/audit/", "/people/", f"/people/{agent}/"),
        "agent": ("/me/", "/training/", f"/runs/{run}/debrief/"),
    }.items():
        for url in urls:
            page = visitors.knock(persona, "GET", url)
            assert (persona, url, page.status) == (persona, url, 200)
            assert "<script>alert" not in page.text, (persona, url)
            assert "<img src=x" not in page.text, (persona, url)
            seen += "&lt;script&gt;alert" in page.text
    assert seen > 12  # where it could have come through


def test_the_public_page_is_for_no_search_engine_and_opens_no_session(world: World) -> None:
    """A04: neither kept nor indexed, and nothing of the person beyond what is printed."""
    page = Client().get(reverse("certificates:verify", args=[world.certificate.number]))
    assert "noindex" in page.headers.get("X-Robots-Tag", "")
    assert "no-store" in page.headers["Cache-Control"]
    assert set(page.cookies) <= {"csrftoken"}  # of the language switch
    said = page.content.decode()
    assert all(secret not in said for secret in (world.agent.employee_number, world.agent.email, world.agent.username, world.team.name_zh))


def test_a_person_sees_no_run_suspicion_or_notice_of_another_by_walking_the_ids(world: World, visitors: Visitors) -> None:
    """A18: every id near one's own."""
    for persona in ("peer", "rival", "author", "assessor", "admin"):
        for pk in range(1, max(Run.objects.count(), Attempt.objects.count()) + 3):
            for url in (
                f"/runs/{pk}/",
                f"/runs/{pk}/log/",
                f"/runs/{pk}/debrief/",
                f"/attempts/{pk}/",
                f"/attempts/{pk}/review/",
                f"/attempts/{pk}/hand-in/",
            ):
                assert (persona, url, visitors.knock(persona, "GET", url).status) == (persona, url, 404)
