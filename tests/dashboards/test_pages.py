"""Home, my training, my team, one person: who sees what."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from assignments.domain.due import DueRule
from assignments.services.giving import withdraw
from courses.services.progress import pass_step
from dashboards.policies import team_of_reader
from dashboards.queries.team_report import Figures, TeamReport, team_report
from people import services as people
from people.models import User
from people.queries import team_now
from people.testing import make_person, make_team
from tests.assignments.test_services import given
from tests.courses.curriculum import AT, BY, TODAY, publish_all
from tests.courses.test_services import PROOF

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_the_first_day() -> Iterator[None]:
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def firm() -> dict[str, User]:
    publish_all()
    ours, theirs = make_team("甲部", name_en="Ours"), make_team("乙部", name_en="Theirs")
    return {
        "lead": make_person(team=ours, roles=["agent", "lead"], language="en", name_en="Mo Chen"),
        "rival": make_person(team=theirs, roles=["agent", "lead"], language="en"),
        "trainer": make_person(roles=["trainer"], language="en"),
        "hr": make_person(roles=["hr"], language="en"),
        "agent": make_person(team=ours, hired_on=TODAY, language="en", name_en="Xiao Lin", name_zh="林晓"),
        "peer": make_person(team=ours, hired_on=TODAY, name_en="Ke An", name_zh="安可"),
        "stranger": make_person(team=theirs, hired_on=TODAY, name_en="Siyuan Luo", name_zh="罗思源"),
    }


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def html(response: Any) -> str:
    return str(response.content.decode())


def listed(page: str) -> set[int]:
    return {int(pk) for pk in re.findall(r'<th scope="row"><a href="/team/(\d+)/"', page)}


@pytest.mark.parametrize(
    ("who", "page"),
    [("agent", "/training/"), ("lead", "/team/"), ("trainer", "/team/"), ("hr", "/reports/certifications/")],
)
def test_home_is_where_one_works(firm: dict[str, User], who: str, page: str) -> None:
    assert signed_in(firm[who]).get("/").headers["Location"] == page


def test_visitors_are_asked_to_sign_in() -> None:
    for page in ("/", "/training/", "/team/", "/team/1/"):
        assert Client().get(page).headers["Location"].startswith("/sign-in/")


def test_my_training_without_anything(firm: dict[str, User]) -> None:
    page = html(signed_in(firm["agent"]).get("/training/"))
    assert "Nothing is assigned to you yet" in page
    assert "Nothing is due." in page


def test_my_training_says_what_is_next_due_and_locked(firm: dict[str, User]) -> None:
    given(firm["lead"], firm["agent"], rule=DueRule("after_hire", days=10))
    page = html(signed_in(firm["agent"]).get("/training/"))
    assert '<h2 id="next">C01-1 lesson</h2>' in page
    assert "from Mo Chen" in page
    assert "Opens when “Basics (en)” is complete; not before day 3, 18 Nov" in page
    assert "“Onboarding (en)” is planned to be done by 27 Nov." in page


def test_what_was_withdrawn_is_gone(firm: dict[str, User]) -> None:
    duty = given(firm["lead"], firm["agent"]).duties.get()
    withdraw(duties=[duty.pk], by=BY, at=AT)
    assert "Nothing is assigned to you yet" in html(signed_in(firm["agent"]).get("/training/"))


def test_a_lead_sees_their_own_people_and_nobody_else(firm: dict[str, User]) -> None:
    given(firm["trainer"], firm["agent"], firm["peer"], firm["stranger"])
    page = html(signed_in(firm["lead"]).get("/team/"))
    assert ("Xiao Lin" in page, "Ke An" in page, "Siyuan Luo" in page) == (True, True, False)
    assert page.index("Ke An") < page.index("Xiao Lin")
    for query in ("?q=luo", "?state=owing&q=%E7%BD%97", f"?q={firm['stranger'].employee_number}"):
        found = html(signed_in(firm["lead"]).get(f"/team/{query}"))
        assert "Nobody matches" in found
        assert "Siyuan Luo" not in found
    assert signed_in(firm["lead"]).get(f"/team/{firm['stranger'].pk}/").status_code == 404
    assert signed_in(firm["lead"]).get(f"/team/{firm['agent'].pk}/").status_code == 200


def test_who_moves_leaves_within_one_request(firm: dict[str, User]) -> None:
    client = signed_in(firm["lead"])
    assert client.get(f"/team/{firm['agent'].pk}/").status_code == 200
    team = make_team("丙部")
    people.move(person_id=firm["agent"].pk, team_id=team.pk, on=TODAY, by=BY, at=AT)
    assert client.get(f"/team/{firm['agent'].pk}/").status_code == 404
    assert "Xiao Lin" not in html(client.get("/team/"))


def test_an_agent_sees_no_team(firm: dict[str, User]) -> None:
    for page in ("/team/", f"/team/{firm['agent'].pk}/", f"/team/{firm['peer'].pk}/"):
        assert signed_in(firm["agent"]).get(page).status_code == 403


def test_a_trainer_sees_everyone_and_no_hr_field(firm: dict[str, User]) -> None:
    page = html(signed_in(firm["trainer"]).get("/team/"))
    assert ("Xiao Lin" in page, "Siyuan Luo" in page) == (True, True)
    number = firm["agent"].employee_number
    assert number not in html(signed_in(firm["trainer"]).get(f"/team/{firm['agent'].pk}/"))
    assert number in html(signed_in(firm["hr"]).get(f"/team/{firm['agent'].pk}/"))


def test_states_and_figures(firm: dict[str, User]) -> None:
    given(firm["lead"], firm["agent"], rule=DueRule("fixed", on=date(2026, 11, 17)))
    given(firm["lead"], firm["peer"], key="k2", rule=DueRule("fixed", on=date(2026, 12, 17)))
    with time_machine.travel(AT.replace(day=20), tick=False):
        client = signed_in(firm["lead"])
        late = html(client.get("/team/?state=late"))
        everyone = html(client.get("/team/"))
        none = html(client.get("/team/?state=none"))
    assert ("Xiao Lin" in late, "3 days late" in late) == (True, True)
    assert '<a href="/team/' + str(firm["peer"].pk) not in late
    assert "1 person, oldest from 17 Nov" in everyone
    assert "Nobody matches" in none


def test_the_team_matches_the_policy(firm: dict[str, User]) -> None:
    assert set(team_of_reader(firm["lead"], TODAY)) == {firm["agent"], firm["peer"]}
    assert set(team_of_reader(firm["rival"], TODAY)) == {firm["stranger"]}
    assert set(team_of_reader(firm["trainer"], TODAY)) == set(User.objects.all()) - {firm["trainer"]}


@pytest.mark.parametrize("items", [1, 3])
def test_my_team_asks_the_same_of_the_database(
    firm: dict[str, User], items: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    newcomers = [make_person(hired_on=TODAY) for _ in range(3)]
    team = make_team("丁部")
    lead = make_person(roles=["agent", "lead"], team=team)
    for person in newcomers[:items]:
        people.move(person_id=person.pk, team_id=team.pk, on=TODAY, by=BY, at=AT)
        given(lead, person, key=f"n{person.pk}")
        pass_step(person_id=person.pk, step_slug="C01/C01-1", evidence=PROOF, by=BY, at=AT)
    client = signed_in(lead)
    client.get("/team/")
    with django_assert_num_queries(8):
        page = client.get("/team/")
    assert html(page).count('scope="row"') == items


def test_narrowing_and_turning_pages_asks_no_more(
    firm: dict[str, User], django_assert_num_queries: DjangoAssertNumQueries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboards.views.A_PAGE", 2)
    given(firm["trainer"], firm["agent"], firm["peer"], firm["stranger"])
    team = team_now(firm["agent"])
    assert team is not None
    client = signed_in(firm["trainer"])
    shown = {}
    for query, count in (("", 8), ("?page=2", 8), (f"?team={team.pk}&state=owing", 8), ("?q=xiao", 8), ("?q=nobody", 7)):
        client.get(f"/team/{query}")
        with django_assert_num_queries(count):
            shown[query] = html(client.get(f"/team/{query}"))
    assert [page.count('scope="row"') for page in shown.values()] == [2, 2, 2, 1, 0]
    assert "6 people" in shown["?page=2"]
    assert {people for query in ("", "?page=2", "?page=99") for people in listed(html(client.get(f"/team/{query}")))} == {
        person.pk for name, person in firm.items() if name != "trainer"
    }


def test_the_week_begins_with_what_is_overdue_longest(firm: dict[str, User]) -> None:
    given(firm["lead"], firm["agent"], rule=DueRule("fixed", on=date(2026, 11, 22)))
    given(firm["lead"], firm["peer"], key="k2", rule=DueRule("fixed", on=date(2026, 11, 17)))
    team = team_of_reader(firm["lead"], TODAY)
    assert team_report(team.none(), team.none(), TODAY) == TeamReport(0, Figures(), ())
    report = team_report(team, team.matching("xiao"), date(2026, 11, 20))
    assert report.matched == 1
    assert report.figures == Figures(people=2, owing=2, given=2, late_duties=1, late_people=1, oldest_due_on=date(2026, 11, 17))
    assert [(act.person_id, act.kind, act.days_late) for act in report.acts] == [
        (firm["peer"].pk, "late", 3),
        (firm["agent"].pk, "soon", 0),
    ]
    assert (report.more, report.to_act) == (0, 2)


def test_what_does_not_fit_is_counted(firm: dict[str, User]) -> None:
    team = team_now(firm["agent"])
    assert team is not None
    given(firm["lead"], *(make_person(team=team, hired_on=TODAY) for _ in range(8)))
    reach = team_of_reader(firm["lead"], TODAY)
    report = team_report(reach, reach, date(2026, 12, 1))
    assert (len(report.acts), report.more, report.to_act) == (6, 2, 8)
    with time_machine.travel(datetime(2026, 11, 19, 4, tzinfo=UTC), tick=False):
        assert "and 2 more" in html(signed_in(firm["lead"]).get("/team/"))


@pytest.mark.parametrize("items", [1, 3])
def test_my_training_asks_the_same_of_the_database(
    firm: dict[str, User], items: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    from tests.assignments.test_pages import TARGETS

    for number in range(items):
        given(firm["lead"], firm["agent"], key=f"k{number}", target=TARGETS[number])
    client = signed_in(firm["agent"])
    client.get("/training/")
    with django_assert_num_queries(8):
        client.get("/training/")
