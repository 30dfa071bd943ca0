"""The pages about people: what they change, what they refuse in words, what they cost."""

import re
from datetime import date

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from audit.models import Line
from jobs.models import Job
from people import services
from people.domain.roles import Role
from people.models import Intake, ResetRequest, Team, User
from people.queries import intake_of, level_of, roles_of, team_of
from people.services.resets import MOST_AN_HOUR
from people.tasks import reset_mail
from people.testing import MADE_AT, PASSWORD, TESTER, make_intake, make_person, make_team

pytestmark = pytest.mark.django_db


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def hr() -> User:
    return make_person(username="hr", roles=("hr",), language="en")


def today() -> str:
    return timezone.localdate().isoformat()


def test_a_person_is_added_in_the_browser(hr: User) -> None:
    team = make_team()
    said = {
        "employee_number": "000099", "username": "Xin.Ren", "name_zh": " 新 人 ", "name_en": "Xin Ren", "hired_on": "2026-11-02",
        "team_id": team.pk, "level": "J", "email": "", "language": "zh-hans", "time_zone": "Asia/Shanghai", "roles": ["agent"],
    }  # fmt: skip
    answer = signed_in(hr).post("/people/add/", said)
    person = User.objects.get(employee_number="000099")
    assert answer.headers["Location"] == f"/people/{person.pk}/"
    assert (person.username, person.name_zh, team_of(person, date(2026, 11, 2))) == ("xin.ren", "新 人", team)
    assert Line.objects.filter(verb="person.hire", by=hr.ref, subject=person.ref).count() == 1
    again = signed_in(hr).post("/people/add/", {**said, "employee_number": "xin.ren", "username": "000099"})
    assert again.status_code == 200
    assert again.content.decode().count("Somebody signs in with this already") == 1


@pytest.mark.parametrize("field", ["employee_number", "username", "hired_on", "name_zh"])
def test_what_is_missing_is_told_at_its_field_and_nothing_is_lost(hr: User, field: str) -> None:
    said = {
        "employee_number": "000099",
        "username": "xin",
        "name_zh": "新人",
        "hired_on": "2026-11-02",
        "language": "en",
        "time_zone": "UTC",
    }
    page = signed_in(hr).post("/people/add/", {**said, field: ""}).content.decode()
    assert f'id="id_{field}_error"' in page or f"error_1_id_{field}" in page or "invalid" in page
    assert all(f'value="{value}"' in page for key, value in said.items() if key in {"employee_number", "username"} - {field})
    assert not User.objects.by_name().filter(employee_number="000099").exists()


def test_move_level_roles_name_and_end_each_have_a_form(hr: User) -> None:
    old, new = make_team(), make_team()
    person = make_person(team=old, name_zh="林笑", name_en="Lin Xiao")
    client = signed_in(hr)
    path = f"/people/{person.pk}/"
    assert client.post(f"{path}team/", {"team_id": new.pk, "on": today()}).status_code == 302
    assert client.post(f"{path}level/", {"level": "S", "on": today()}).status_code == 302
    assert client.post(f"{path}roles/", {"roles": ["agent", "assessor"], "on": today()}).status_code == 302
    assert client.post(f"{path}name/", {"name_zh": "林晓", "name_en": "Lin Xiao"}).status_code == 302
    said = {"username": "linxiao", "email": "lin@yunqi.example", "language": "en", "time_zone": "Europe/Berlin"}
    assert client.post(f"{path}amend/", said).status_code == 302
    person = User.objects.get(pk=person.pk)
    on = timezone.localdate()
    assert (team_of(person, on), level_of(person, on), roles_of(person, on)) == (new, "S", frozenset({Role.AGENT, Role.ASSESSOR}))
    assert (person.name_zh, person.name_sort, person.username, person.time_zone) == ("林晓", "lin xiao", "linxiao", "Europe/Berlin")
    assert client.post(f"{path}end/", {"on": today()}).status_code == 302
    assert (team_of(person, on), roles_of(person, on)) == (None, frozenset())
    assert client.post(f"{path}end/", {"on": today()}).status_code == 403
    back = {"on": today(), "team_id": old.pk, "level": "I", "roles": ["agent"]}
    assert client.post(f"{path}rejoin/", back).status_code == 302
    assert (team_of(person, on), level_of(person, on)) == (old, "I")
    trail = Line.objects.filter(subject=person.ref, verb="person.correct-name").get()
    assert trail.details == {"before": {"name_zh": "林笑", "name_en": "Lin Xiao"}, "after": {"name_zh": "林晓", "name_en": "Lin Xiao"}}


def test_a_refusal_stands_at_its_own_form_with_the_day_that_can_be_chosen(hr: User) -> None:
    person = make_person(team=make_team())
    services.move(person_id=person.pk, team_id=make_team().pk, on=date(2026, 5, 4), by=TESTER, at=MADE_AT)
    answer = signed_in(hr).post(f"/people/{person.pk}/team/", {"team_id": make_team().pk, "on": "2026-03-01"})
    page = answer.content.decode()
    assert (answer.status_code, "A change of 4 May 2026 stands already" in page, page.count('<details class="r-fold" open>')) == (
        422,
        True,
        1,
    )


@pytest.mark.parametrize("role", ["agent", "trainer", "author", "assessor", "lead"])
def test_others_find_the_doors_closed(role: str) -> None:
    team = make_team()
    person, client = make_person(team=team), signed_in(make_person(team=team, roles=(role,)))
    paths = ["/people/add/", f"/people/{person.pk}/", "/teams/", f"/teams/{team.pk}/", "/teams/add/"]
    assert [client.get(path).status_code for path in paths] == [403] * 5
    acts = ["amend", "name", "team", "level", "roles", "end", "rejoin"]
    assert [client.post(f"/people/{person.pk}/{act}/").status_code for act in acts] == [403] * 7
    assert client.get("/people/").status_code == (200 if role == "lead" else 403)
    assert client.get("/intakes/").status_code == (200 if role == "trainer" else 403)


def test_nothing_but_the_form_is_taken_from_a_request() -> None:
    person = make_person(language="en")
    client = signed_in(person)
    said = {
        "language": "en",
        "time_zone": "UTC",
        "role": "admin",
        "roles": ["admin"],
        "team": "1",
        "employee_number": "1",
        "username": "root",
    }
    client.post("/me/", said)
    after = User.objects.get(pk=person.pk)
    assert (after.time_zone, after.username, after.employee_number) == ("UTC", person.username, person.employee_number)
    assert roles_of(after) == {Role.AGENT}


@pytest.mark.parametrize("words", ["林晓", "晓", "lin", "linxiao", "lx", "Xiao Lin", "001024", "lin.x"])
def test_people_are_found_by_any_form_of_their_name(hr: User, words: str) -> None:
    make_person(name_zh="林晓", name_en="Lin Xiao", employee_number="001024", username="lin.x")
    make_person(name_zh="单雨桐", name_en="Shan Yutong", employee_number="000276", username="shan")
    page = signed_in(hr).get("/people/", {"q": words}).content.decode()
    assert ("Lin Xiao" in page, "Shan Yutong" in page) == (True, False)


def test_surnames_sort_by_their_own_reading() -> None:
    for name in ("曾可", "单雨桐", "张伟", "区宁", "陈默", "万俟雪"):
        make_person(name_zh=name)
    order = [p.name_zh for p in User.objects.by_name()]
    assert order == ["陈默", "万俟雪", "区宁", "单雨桐", "曾可", "张伟"]


def test_filters_take_teams_below_and_those_who_left(hr: User) -> None:
    top = make_team()
    below = make_team(parent=top)
    make_person(team=below, name_en="Deep Down")
    make_person(team=make_team(), name_en="Else Where")
    make_person(team=top, name_en="Long Gone", left_on=date(2026, 2, 1))

    def shown(**query: str | int) -> set[str]:
        page = signed_in(hr).get("/people/", query).content.decode()
        return {name for name in ("Deep Down", "Else Where", "Long Gone") if name in page}

    assert shown(team=top.pk) == {"Deep Down"}
    assert shown(state="left") == {"Long Gone"}
    assert shown(state="all") == {"Deep Down", "Else Where", "Long Gone"}
    assert shown(state="nonsense", team="nonsense", page="x") == {"Deep Down", "Else Where"}


def test_a_lead_finds_only_their_own_people_and_no_hr_field() -> None:
    team = make_team()
    lead = make_person(team=team, roles=("lead",), language="en")
    make_person(team=team, name_en="Of Mine", email="mine@yunqi.example")
    make_person(team=make_team(), name_en="Of Theirs")
    page = signed_in(lead).get("/people/").content.decode()
    assert ("Of Mine" in page, "Of Theirs" in page, "mine@" in page, "First day" in page) == (True, False, False, False)


@pytest.mark.parametrize("people", [1, 3])
def test_the_list_of_people_costs_the_same_however_many(hr: User, people: int, django_assert_num_queries: object) -> None:
    for _ in range(people):
        make_person(team=make_team())
    client = signed_in(hr)
    with django_assert_num_queries(7):  # type: ignore[operator]
        client.get("/people/")


def test_teams_are_made_renamed_hung_elsewhere_and_led(hr: User) -> None:
    top, lead = make_team("客服部"), make_person(employee_number="000311")
    client = signed_in(hr)
    client.post("/teams/add/", {"name_zh": "家居一组", "name_en": "Home A", "parent_id": top.pk})
    team = Team.objects.get(name_zh="家居一组")
    assert team.parent == top
    assert client.post(f"/teams/{team.pk}/lead/", {"person": "000311", "on": today()}).status_code == 302
    assert roles_of(User.objects.get(pk=lead.pk)) == {Role.AGENT, Role.LEAD}
    assert client.post(f"/teams/{team.pk}/lead/", {"person": "nobody", "on": today()}).status_code == 422
    loop = client.post(f"/teams/{top.pk}/", {"name_zh": "客服部", "name_en": "", "parent_id": team.pk})
    assert "cannot stand under itself" in loop.content.decode()
    client.post(f"/teams/{team.pk}/lead/{lead.pk}/end/")
    assert roles_of(User.objects.get(pk=lead.pk)) == {Role.AGENT}


def test_a_trainer_opens_an_intake_and_puts_people_in_all_or_none() -> None:
    trainer = make_person(roles=("trainer",), language="en")
    agent, other = make_person(employee_number="000101"), make_person(username="anna.b")
    client = signed_in(trainer)
    client.post(
        "/intakes/add/",
        {"code": "2026-11", "name_zh": "十一月期", "name_en": "November", "starts_on": "2026-11-02", "ends_on": "2026-11-30"},
    )
    intake = Intake.objects.get(code="2026-11")
    refused = client.post(f"/intakes/{intake.pk}/people/", {"who": "000101\nnobody"})
    assert (refused.status_code, "Nobody here has: nobody" in refused.content.decode(), intake.places.count()) == (422, True, 0)
    client.post(f"/intakes/{intake.pk}/people/", {"who": "000101，ANNA.B\n000101"})
    assert set(intake.places.values_list("person_id", flat=True)) == {agent.pk, other.pk}
    assert intake_of(agent, timezone.localdate()) == intake
    page = client.get(f"/intakes/{intake.pk}/").content.decode()
    assert ("anna.b" in page, "000101" in page) == (True, False), "no HR field for trainers"
    client.post(f"/intakes/{intake.pk}/people/{agent.pk}/leave/")
    assert intake_of(agent, timezone.localdate()) is None


def test_the_last_intake_that_began_is_ones_own() -> None:
    person = make_person()
    first = make_intake("A", people=[person], starts_on=date(2026, 1, 5), ends_on=date(2026, 1, 30))
    second = make_intake("B", people=[person], starts_on=date(2026, 6, 1), ends_on=date(2026, 6, 30))
    days = [date(2026, 1, 4), date(2026, 1, 5), date(2026, 5, 31), date(2026, 6, 1)]
    assert [intake_of(person, day) for day in days] == [None, first, first, second]


def link_in(letter: str) -> str:
    (path,) = re.findall(r"http://127\.0\.0\.1:8000(/password/reset/\S+)", letter)
    return str(path)


def test_a_reset_goes_by_mail_once_and_never_trusts_the_host() -> None:
    person = make_person(username="lin.xiao", email="lin@yunqi.example", password=PASSWORD, language="en")
    answer = Client(HTTP_HOST="localhost").post("/password/reset/", {"typed": "LIN.XIAO"})
    assert answer.headers["Location"] == "/password/reset/asked/"
    reset_mail(subject=Job.objects.get(topic="people.reset-mail").subject, at=MADE_AT)
    path = link_in(str(mail.outbox[0].body))
    assert "localhost" not in mail.outbox[0].body
    new = "another-long-password"
    assert Client().post(path, {"new": new, "again": new}).headers["Location"] == "/sign-in/"
    assert User.objects.get(pk=person.pk).check_password(new)
    assert Client().get(path).status_code == 404, "a link works once"
    assert ResetRequest.objects.get().typed == "", "what was typed is not kept"


def test_a_reset_answers_alike_for_known_and_unknown_and_writes_alike() -> None:
    make_person(username="lin.xiao", email="lin@yunqi.example")
    answers = [Client().post("/password/reset/", {"typed": typed}) for typed in ("lin.xiao", "lin@yunqi.example", "nobody")]
    assert {(a.status_code, a.headers["Location"], a.content) for a in answers} == {(302, "/password/reset/asked/", b"")}
    assert (ResetRequest.objects.count(), Job.objects.count(), len(mail.outbox)) == (3, 3, 0)
    for job in Job.objects.order_by("pk"):
        reset_mail(subject=job.subject, at=MADE_AT)
    assert len(mail.outbox) == 2


def test_resets_for_one_name_are_few_an_hour() -> None:
    for _ in range(MOST_AN_HOUR + 3):
        assert Client().post("/password/reset/", {"typed": "lin.xiao"}).status_code == 302
    assert ResetRequest.objects.count() == MOST_AN_HOUR


def test_ones_own_page_shows_what_is_kept(hr: User) -> None:
    page = signed_in(hr).get("/me/").content.decode()
    assert (hr.employee_number in page, "HR" in page) == (True, True)
