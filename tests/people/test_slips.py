"""Sign-in slips: given by those who may, used once, dead afterwards, and never a way up."""

import re
import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from time_machine import TimeMachineFixture

from audit.models import Line
from people import services
from people.domain.tokens import BITS
from people.models import SignInSlip, User
from people.services.slips import SlipIsNoGood, use_slip
from people.testing import PASSWORD, TESTER, make_person, make_team

NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
NEW = "a-brand-new-password"


def signed_in(user: User) -> Client:
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    client.force_login(user)
    return client


def set_by(path: str, password: str = NEW) -> Client:
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    client.status = client.post(path, {"new": password, "again": password}).status_code  # type: ignore[attr-defined]
    return client


@pytest.mark.django_db
def test_a_lead_gives_a_slip_and_it_lets_the_agent_in_once() -> None:
    team = make_team()
    lead, agent = make_person(team=team, roles=("lead",)), make_person(team=team)
    page = signed_in(lead).post(f"/people/{agent.pk}/slip/").content.decode()
    (path,) = set(re.findall(r"http://[\w.:]+(/slip/[\w-]+/)", page))
    assert page.count("<svg") == 1
    assert Client().get(path).status_code == 200
    first = set_by(path)
    assert first.get("/me/").status_code == 200
    assert Client().get(path).status_code == 404
    second = set_by(path, "yet-another-password")
    assert (second.status, second.get("/me/").status_code) == (404, 302)  # type: ignore[attr-defined]
    agent.refresh_from_db()
    assert agent.check_password(NEW)
    verbs = list(Line.objects.filter(subject=agent.ref).order_by("pk").values_list("by", "verb"))[-3:]
    assert verbs == [(lead.ref, "person.give-slip"), (agent.ref, "person.use-slip"), (agent.ref, "person.set-password")]


@pytest.mark.django_db
def test_the_token_is_long_and_kept_only_as_a_hash() -> None:
    person = make_person()
    token = services.give_slip(person_id=person.pk, by=TESTER, at=datetime.now(UTC))
    assert (BITS > 128, len(token.replace("-", ""))) == (True, 28)
    typed = token.upper().replace("-", " ")
    assert Client().get(f"/slip/{typed}/").status_code == 200
    assert token not in str(list(SignInSlip.objects.values()))


@pytest.mark.django_db
def test_a_weak_password_spends_nothing() -> None:
    person = make_person(username="lin.xiao")
    path = f"/slip/{services.give_slip(person_id=person.pk, by=TESTER, at=datetime.now(UTC))}/"
    for weak in ("short", "lin.xiao12", "12345678901234", "password123"):
        assert set_by(path, weak).get("/me/").status_code == 302, weak
    assert set_by(path).get("/me/").status_code == 200


@pytest.mark.django_db
def test_a_slip_dies_after_seven_days_by_a_newer_one_and_with_the_employment(time_machine: TimeMachineFixture) -> None:
    person = make_person()
    time_machine.move_to(NOON, tick=False)
    old = services.give_slip(person_id=person.pk, by=TESTER, at=NOON)
    new = services.give_slip(person_id=person.pk, by=TESTER, at=NOON)
    assert [Client().get(f"/slip/{token}/").status_code for token in (old, new)] == [404, 200]
    time_machine.move_to(NOON + timedelta(days=7), tick=False)
    assert Client().get(f"/slip/{new}/").status_code == 404
    with pytest.raises(SlipIsNoGood):
        use_slip(token=new, password=NEW, at=NOON + timedelta(days=7))
    last = services.give_slip(person_id=person.pk, by=TESTER, at=NOON)
    services.end(person_id=person.pk, on=NOON.date(), by=TESTER, at=NOON)
    assert Client().get(f"/slip/{last}/").status_code == 404


@pytest.mark.django_db
def test_dead_and_made_up_slips_look_the_same() -> None:
    person = make_person()
    dead = services.give_slip(person_id=person.pk, by=TESTER, at=NOON - timedelta(days=30))
    pages = [Client().get(f"/slip/{token}/").content.decode().replace(token, "") for token in (dead, "x" * 32)]
    assert re.sub(r'Token": "[^"]+"|value="[^"]{64}"', "", pages[0]) == re.sub(r'Token": "[^"]+"|value="[^"]{64}"', "", pages[1])


@pytest.mark.django_db
def test_who_may_give_a_slip_to_whom() -> None:
    team, other = make_team(), make_team()
    below = make_team(parent=team)
    people = {
        "agent": make_person(team=team),
        "deep": make_person(team=below),
        "rival's": make_person(team=other),
        "left": make_person(team=team, left_on=datetime(2026, 2, 1, tzinfo=UTC).date()),
        "trainer": make_person(team=team, roles=("trainer",)),
        "sublead": make_person(team=below, roles=("lead",)),
        "hr": make_person(team=team, roles=("hr",)),
        "admin": make_person(team=team, roles=("admin",)),
    }
    givers = {
        "agent": make_person(team=team),
        "trainer": make_person(roles=("trainer",)),
        "lead": make_person(team=team, roles=("agent", "lead")),
        "hr": make_person(roles=("hr",)),
        "admin": make_person(roles=("admin",)),
    }
    got = {
        giver: {name: signed_in(by).post(f"/people/{person.pk}/slip/").status_code for name, person in people.items()}
        for giver, by in givers.items()
    }
    nobody = dict.fromkeys(people, 403)
    assert got == {
        "agent": nobody,
        "trainer": nobody,
        "lead": {"agent": 200, "deep": 200, "rival's": 404, "left": 404, "trainer": 403, "sublead": 200, "hr": 403, "admin": 403},
        "hr": {**dict.fromkeys(people, 200), "left": 404, "admin": 403},
        "admin": {**dict.fromkeys(people, 200), "left": 404},
    }
    assert signed_in(givers["hr"]).post(f"/people/{givers['hr'].pk}/slip/").status_code == 404, "nobody gives one to themselves"


@pytest.mark.django_db
def test_looking_at_the_question_makes_no_slip() -> None:
    team = make_team()
    lead, agent = make_person(team=team, roles=("lead",)), make_person(team=team)
    assert signed_in(lead).get(f"/people/{agent.pk}/slip/").status_code == 200
    assert SignInSlip.objects.count() == 0


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_many_who_use_one_slip_at_once_one_gets_in() -> None:
    person = make_person(password=PASSWORD)
    token = services.give_slip(person_id=person.pk, by=TESTER, at=NOON)
    won: list[str] = []
    start = threading.Barrier(8)

    def use(password: str) -> None:
        start.wait()
        try:
            use_slip(token=token, password=password, at=NOON)
            won.append(password)
        except SlipIsNoGood:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=use, args=(f"password-of-thread-{n}",)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1
    person.refresh_from_db()
    assert person.check_password(won[0])


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_many_slips_given_at_once_one_is_live() -> None:
    person = make_person()
    start = threading.Barrier(6)

    def give() -> None:
        start.wait()
        try:
            services.give_slip(person_id=person.pk, by=TESTER, at=NOON)
        finally:
            connection.close()

    threads = [threading.Thread(target=give) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (SignInSlip.objects.count(), SignInSlip.objects.filter(withdrawn_at=None, used_at=None).count()) == (6, 1)


@pytest.mark.django_db
def test_who_is_still_to_come_gets_a_slip_for_the_first_seven_days(time_machine: TimeMachineFixture) -> None:
    time_machine.move_to(NOON, tick=False)
    team = make_team()
    person = make_person(team=team, hired_on=NOON.date() + timedelta(days=10))
    hr = make_person(roles=("hr",), language="en")
    page = signed_in(hr).get(f"/people/{person.pk}/").content.decode()
    assert "starts on 3 Dec 2026" in page
    (path,) = set(re.findall(r"http://[\w.:]+(/slip/[\w-]+/)", signed_in(hr).post(f"/people/{person.pk}/slip/").content.decode()))
    early = set_by(path)
    assert (early.status, early.get("/me/").status_code) == (200, 302)  # type: ignore[attr-defined]
    assert "from 3 Dec 2026 on" in Client(HTTP_ACCEPT_LANGUAGE="en").get(path).content.decode()
    time_machine.move_to(NOON + timedelta(days=16), tick=False)
    assert set_by(path).get("/me/").status_code == 200
