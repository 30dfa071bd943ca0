"""The pages of the app: who may give what to whom, and what a stranger among them does."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from assignments.domain.target import Target
from assignments.forms import _told_apart
from assignments.models import Assignment, Duty
from assignments.policies import duties_seen_by, duties_withdrawn_by, may_give_to, may_withdraw
from audit.models import Line
from courses.models import Enrolment
from notifications.models import Notice
from people.models import Team, User
from people.policies import people_assigned_by
from people.testing import make_intake, make_person, make_team
from tests.assignments.test_services import given
from tests.courses.curriculum import AT, TODAY, publish_all

pytestmark = pytest.mark.django_db
TARGETS = (Target("path", "onboarding"), Target("course", "C01"), Target("module", "C02-m1"))


@pytest.fixture(autouse=True)
def on_the_first_day() -> Iterator[None]:
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def firm() -> dict[str, Any]:
    publish_all()
    top, other = make_team("甲部"), make_team("乙部")
    below = make_team("甲一组", parent=top)
    return {
        "below": below,
        "other": other,
        "lead": make_person(team=top, roles=["agent", "lead"], language="en"),
        "rival": make_person(team=other, roles=["agent", "lead"]),
        "trainer": make_person(roles=["trainer"], language="en"),
        "agent": make_person(team=below, hired_on=TODAY),
        "peer": make_person(team=below, hired_on=TODAY),
        "stranger": make_person(team=other, hired_on=TODAY),
    }


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def html(response: Any) -> str:
    return str(response.content.decode())


def order(*people: User, **more: Any) -> dict[str, Any]:
    said = {"target": "path:onboarding", "audience": "people", "people": [p.pk for p in people], "due": "after_hire", "days": 10}
    return {**said, **more}


def nothing_happened() -> bool:
    return not (Assignment.objects.exists() or Duty.objects.exists() or Enrolment.objects.exists() or Notice.objects.exists())


def test_a_preview_says_what_will_happen_and_does_nothing(firm: dict[str, Any]) -> None:
    veteran = make_person(team=firm["below"], name_en="Old Hand")
    page = signed_in(firm["lead"]).post("/assign/", order(firm["agent"], veteran))
    assert page.status_code == 200
    assert "2 people will get it" in html(page)
    assert "overdue since 19 Jan, counted from today" in html(page)
    assert "30 Nov 2026" in html(page)
    assert nothing_happened()


def test_confirming_twice_gives_once(firm: dict[str, Any]) -> None:
    client, key = signed_in(firm["lead"]), str(uuid4())
    for _ in range(2):
        said = client.post("/assign/", order(firm["agent"], firm["peer"], confirm="yes", key=key), follow=True)
        assert "“Onboarding (en)” assigned to 2 people." in html(said)
    assert (Assignment.objects.count(), Duty.objects.count(), Notice.objects.count()) == (1, 2, 2)


def test_one_stranger_among_many_changes_nothing(firm: dict[str, Any]) -> None:
    many = [make_person(team=firm["below"]) for _ in range(4)]
    lines = Line.objects.count()
    for extra in ({}, {"confirm": "yes", "key": str(uuid4())}):
        reply = signed_in(firm["lead"]).post("/assign/", order(*many, firm["stranger"], **extra))
        assert reply.status_code == 404
    assert nothing_happened()
    assert Line.objects.count() == lines


def test_a_team_or_an_intake_that_is_not_theirs_is_not_there(firm: dict[str, Any]) -> None:
    intake = make_intake(people=[firm["stranger"]])
    for chosen in ({"audience": "team", "team": firm["other"].pk}, {"audience": "intake", "intake": intake.pk}):
        reply = signed_in(firm["lead"]).post("/assign/", order(**chosen, confirm="yes", key=str(uuid4())))
        assert reply.status_code == 404
    assert nothing_happened()


def test_a_lead_gives_to_a_team_with_all_below(firm: dict[str, Any]) -> None:
    top: Team = firm["below"].parent
    chosen = order(audience="team", team=top.pk, confirm="yes", key=str(uuid4()))
    signed_in(firm["lead"]).post("/assign/", chosen)
    assert set(Duty.objects.values_list("person_id", flat=True)) == {firm["lead"].pk, firm["agent"].pk, firm["peer"].pk}


def test_a_trainer_gives_to_an_intake(firm: dict[str, Any]) -> None:
    intake = make_intake(people=[firm["agent"], firm["stranger"]])
    chosen = order(audience="intake", intake=intake.pk, confirm="yes", key=str(uuid4()))
    signed_in(firm["trainer"]).post("/assign/", chosen)
    assert set(Duty.objects.values_list("person_id", flat=True)) == {firm["agent"].pk, firm["stranger"].pk}


@pytest.mark.parametrize(
    "wrong",
    [
        {"target": ""},
        {"target": "path:nowhere"},
        {"people": []},
        {"due": "fixed", "on": "2026-11-15"},
        {"due": "fixed", "on": "soon"},
        {"due": "fixed"},
        {"days": 0},
        {"days": 251},
        {"days": "x"},
        {"due": "never"},
    ],
)
def test_nonsense_is_told_in_the_form(firm: dict[str, Any], wrong: dict[str, Any]) -> None:
    said = {**order(firm["agent"], confirm="yes", key=str(uuid4())), **wrong}
    reply = signed_in(firm["lead"]).post("/assign/", said)
    assert reply.status_code == 422
    assert "invalid-feedback" in html(reply) or "is-invalid" in html(reply)
    assert nothing_happened()


def test_a_confirmation_without_a_key_is_refused(firm: dict[str, Any]) -> None:
    reply = signed_in(firm["lead"]).post("/assign/", order(firm["agent"], confirm="yes", key="x"))
    assert reply.status_code == 400
    assert nothing_happened()


def test_who_gives_nothing_may_not_open_it(firm: dict[str, Any]) -> None:
    for page in ("/assign/", "/assignments/"):
        assert signed_in(firm["agent"]).get(page).status_code == 403
    assert signed_in(firm["agent"]).post("/assign/", order(firm["agent"])).status_code == 403


def test_a_lead_withdraws_from_their_own_people_only(firm: dict[str, Any]) -> None:
    assignment = given(firm["trainer"], firm["agent"], firm["stranger"])
    foreign = Duty.objects.get(person=firm["stranger"])
    client = signed_in(firm["lead"])
    assert client.post(f"/duties/{foreign.pk}/withdraw/").status_code == 404
    assert client.post(f"/assignments/{assignment.pk}/withdraw/").status_code == 302
    assert list(Duty.objects.live().values_list("person_id", flat=True)) == [firm["stranger"].pk]
    assert client.post(f"/assignments/{assignment.pk}/withdraw/").status_code == 404


@pytest.mark.parametrize("onward", ["//evil.example/", "https://evil.example/", "/\\evil.example"])
def test_withdrawing_leads_to_our_own_pages_only(firm: dict[str, Any], onward: str) -> None:
    duty = given(firm["lead"], firm["agent"]).duties.get()
    reply = signed_in(firm["lead"]).post(f"/duties/{duty.pk}/withdraw/", {"next": onward})
    assert reply.headers["Location"] == "/assignments/"


def test_policies_agree(firm: dict[str, Any]) -> None:
    given(firm["trainer"], firm["agent"], firm["peer"], firm["stranger"])
    for user in firm.values():
        if not isinstance(user, User):
            continue
        assigned = set(people_assigned_by(user))
        for person in User.objects.all():
            assert may_give_to(user, [person.pk]) == (person in assigned)
        taken = set(duties_withdrawn_by(user))
        for duty in Duty.objects.all():
            assert may_withdraw(user, duty) == (duty in taken)
    assert {d.person_id for d in duties_seen_by(firm["lead"])} == {firm["agent"].pk, firm["peer"].pk}
    assert {d.person_id for d in duties_seen_by(firm["rival"])} == {firm["stranger"].pk}
    assert not may_give_to(firm["lead"], [firm["agent"].pk, firm["stranger"].pk])
    assert not may_give_to(firm["lead"], [])


@pytest.mark.parametrize("items", [1, 3])
def test_the_list_asks_the_same_of_the_database(
    firm: dict[str, Any], items: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(items):
        given(firm["lead"], firm["agent"], firm["peer"], key=f"k{number}", target=TARGETS[number])
    client = signed_in(firm["lead"])
    client.get("/assignments/")
    with django_assert_num_queries(8):
        page = client.get("/assignments/")
    assert html(page).count('scope="row"') == items


@pytest.mark.parametrize("items", [1, 3])
def test_a_preview_asks_the_same_of_the_database(
    firm: dict[str, Any], items: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    people = [make_person(team=firm["below"]) for _ in range(3)][:items]
    client = signed_in(firm["lead"])
    client.post("/assign/", order(*people))
    with django_assert_num_queries(17):
        client.post("/assign/", order(*people))


def test_people_of_one_name_are_told_apart() -> None:
    first, second, other = (make_person(username=name, name_zh=zh) for name, zh in (("wei1", "张伟"), ("wei2", "张伟"), ("lin", "林晓")))
    assert list(_told_apart((first, second, other), "zh-hans")) == [
        (str(first.pk), "张伟 (wei1)"),
        (str(second.pk), "张伟 (wei2)"),
        (str(other.pk), "林晓"),
    ]
