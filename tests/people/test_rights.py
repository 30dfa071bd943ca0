"""The one page of rights, who sees whom, and that rows and answers agree."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from people import policies, services
from people.backends import PeopleBackend
from people.domain import roles
from people.domain.roles import GRANTABLE, RIGHT_WORDS, RIGHTS, ROLE_LIMITS, ROLE_NAMES, Right, Role
from people.models import Employment, User
from people.queries import roles_of, team_and_below, team_now
from people.queries.arrival import arriving
from people.services.roles import AdminWouldBeGone, OwnRolesStay, RoleIsNotGranted
from people.services.teams import TeamWouldHangUnderItself
from people.testing import MADE_AT, TESTER, make_person, make_team


def test_every_role_and_right_is_worded_in_both_languages() -> None:
    assert set(RIGHTS) == set(ROLE_NAMES) == set(ROLE_LIMITS) == set(Role)
    assert set(RIGHT_WORDS) == set(Right)
    words = [*ROLE_NAMES.values(), *ROLE_LIMITS.values(), *RIGHT_WORDS.values()]
    assert all(text.zh and text.en for text in words)


def test_what_the_issue_says_of_roles() -> None:
    assert RIGHTS[Role.TRAINER] & {Right.SEE_HR_FIELDS, Right.REVOKE_CERTIFICATES, Right.EXPORT_CERTIFICATES, Right.ASSESS} == set()
    assert {Right.RUN_INTAKES, Right.ASSIGN_ANYONE, Right.SEE_ALL_PROGRESS} <= RIGHTS[Role.TRAINER]
    assert RIGHTS[Role.AGENT] == {Right.TAKE_TRAINING, Right.SEE_SCRIPTS}
    assert Role.LEAD not in GRANTABLE


def test_only_those_who_administer_make_admins() -> None:
    assert roles.may_change_role(Role.ADMIN, RIGHTS[Role.HR]) is False
    assert roles.may_change_role(Role.ADMIN, RIGHTS[Role.ADMIN]) is True
    assert roles.may_change_role(Role.TRAINER, RIGHTS[Role.HR]) is True
    assert roles.may_change_role(Role.TRAINER, RIGHTS[Role.TRAINER]) is False


@pytest.mark.django_db
def test_a_lead_sees_own_teams_and_below_and_nobody_else() -> None:
    top, other = make_team(), make_team()
    under = make_team(parent=top)
    deep = make_team(parent=under)
    lead = make_person(team=under, roles=("agent", "lead"))
    seen = [lead, make_person(team=under), make_person(team=deep), make_person(team=deep, roles=("lead",))]
    unseen = [
        make_person(team=top),
        make_person(team=other),
        make_person(),
        make_person(team=under, left_on=date(2026, 2, 1)),
        make_person(team=other, roles=("lead",)),
    ]
    assert set(policies.people_seen_by(lead)) == set(seen)
    for person in [*seen, *unseen]:
        assert policies.may_see_person(lead, person) == (person in seen)


@pytest.mark.django_db
def test_someone_who_moves_away_is_seen_no_longer_at_once() -> None:
    mine, theirs = make_team(), make_team()
    lead, agent = make_person(team=mine, roles=("lead",)), make_person(team=mine)
    services.move(person_id=agent.pk, team_id=theirs.pk, on=timezone.localdate(), by=TESTER, at=MADE_AT)
    assert set(policies.people_seen_by(lead)) == {lead}
    services.dismiss(person_id=lead.pk, team_id=mine.pk, on=timezone.localdate(), by=TESTER, at=MADE_AT)
    assert roles_of(User.objects.get(pk=lead.pk)) == frozenset()


@pytest.mark.django_db
def test_trainer_and_hr_see_everyone_the_others_themselves() -> None:
    team = make_team()
    people = {role: make_person(team=team, roles=(role,)) for role in ("agent", "trainer", "author", "assessor", "hr", "admin")}
    sees_all = {role: set(policies.people_seen_by(person)) == set(people.values()) for role, person in people.items()}
    assert sees_all == {"agent": False, "trainer": True, "author": False, "assessor": False, "hr": True, "admin": False}
    assert set(policies.people_seen_by(people["agent"])) == {people["agent"]}
    assert set(policies.people_seen_by(AnonymousUser())) == set()


@pytest.mark.django_db
def test_whom_one_may_assign_to() -> None:
    team = make_team()
    lead, agent = make_person(team=team, roles=("lead",)), make_person(team=team)
    foreign, gone = make_person(team=make_team()), make_person(team=team, left_on=date(2026, 2, 1))
    trainer = make_person(roles=("trainer",))
    assert set(policies.people_assigned_by(lead)) == {lead, agent}
    assert set(policies.people_assigned_by(trainer)) == {lead, agent, foreign, trainer}
    assert set(policies.people_assigned_by(agent)) == set()
    assert gone not in policies.people_assigned_by(trainer)


@pytest.mark.django_db
def test_rights_count_from_and_until_their_days() -> None:
    person = make_person(roles=("agent",))
    services.grant_role(person_id=person.pk, role=Role.TRAINER, on=date(2030, 1, 1), by=TESTER, at=MADE_AT)
    assert not policies.may(person, Right.RUN_INTAKES)
    assert roles_of(person, date(2029, 12, 31)) == {Role.AGENT}
    assert roles_of(person, date(2030, 1, 1)) == {Role.AGENT, Role.TRAINER}
    services.end_role(person_id=person.pk, role=Role.TRAINER, on=date(2030, 2, 1), by=TESTER, at=MADE_AT)
    assert roles_of(person, date(2030, 2, 1)) == {Role.AGENT}


@pytest.mark.django_db
def test_rights_cost_two_queries_a_request(django_assert_num_queries: object) -> None:
    person = make_person(roles=("agent", "trainer"))
    with django_assert_num_queries(2):  # type: ignore[operator]
        assert [policies.may(person, right) for right in (Right.RUN_INTAKES, Right.ASSESS, Right.SEE_TEAM)] == [True, False, False]


@pytest.mark.django_db
def test_whoever_a_session_brings_has_roles_and_team_with_them(django_assert_num_queries: object) -> None:
    team = make_team()
    person = make_person(roles=("agent", "trainer", "lead"), team=team)
    make_person(roles=("hr",), team=make_team())
    with django_assert_num_queries(1):  # type: ignore[operator]
        brought = PeopleBackend().get_user(person.pk)
        assert brought == person
        assert roles_of(brought) == {Role.AGENT, Role.TRAINER, Role.LEAD}
        assert team_now(brought) == team
    assert [vars(brought)[field.attname] for field in User._meta.concrete_fields] == [
        vars(User.objects.get(pk=person.pk))[field.attname] for field in User._meta.concrete_fields
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(("hour", "zone", "here"), [(15, "Asia/Shanghai", True), (17, "Asia/Shanghai", False), (17, "Europe/London", True)])
def test_a_session_brings_who_works_here_by_the_calendar_of_their_zone(hour: int, zone: str, here: bool) -> None:
    team, later = make_team(), make_team()
    person = make_person(roles=("agent",), team=team)
    User.objects.filter(pk=person.pk).update(time_zone=zone)
    Employment.objects.filter(person=person).update(until_on=date(2026, 3, 2))
    assert (arriving(person.pk, datetime(2026, 3, 1, hour, tzinfo=UTC)) is not None) == here
    Employment.objects.filter(person=person).update(until_on=None)
    services.move(person_id=person.pk, team_id=later.pk, on=date(2026, 3, 2), by=TESTER, at=MADE_AT)
    services.grant_role(person_id=person.pk, role=Role.TRAINER, on=date(2026, 3, 2), by=TESTER, at=MADE_AT)
    brought = arriving(person.pk, datetime(2026, 3, 1, hour, tzinfo=UTC))
    assert brought is not None
    assert (team_now(brought), roles_of(brought)) == (
        (team, frozenset({Role.AGENT})) if here else (later, frozenset({Role.AGENT, Role.TRAINER}))
    )


@pytest.mark.django_db
def test_a_session_that_is_over_brings_nobody() -> None:
    client = Client()
    client.force_login(make_person())
    assert client.get("/notices/").status_code == 200
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert client.get("/notices/").status_code == 302


@pytest.mark.django_db
def test_nobody_changes_their_own_roles_and_the_last_admin_stays() -> None:
    hr, admin = make_person(roles=("hr",)), make_person(roles=("admin",))
    with pytest.raises(OwnRolesStay):
        services.grant_role(person_id=hr.pk, role=Role.ADMIN, on=date(2026, 2, 1), by=hr.actor, at=MADE_AT)
    with pytest.raises(AdminWouldBeGone):
        services.end_role(person_id=admin.pk, role=Role.ADMIN, on=date(2026, 2, 1), by=TESTER, at=MADE_AT)
    with pytest.raises(RoleIsNotGranted):
        services.grant_role(person_id=hr.pk, role=Role.LEAD, on=date(2026, 2, 1), by=TESTER, at=MADE_AT)
    with pytest.raises(AdminWouldBeGone):
        services.end(person_id=admin.pk, on=date(2026, 2, 1), by=hr.actor, at=MADE_AT)


@pytest.mark.django_db
def test_hr_cannot_take_over_an_admin_through_their_account() -> None:
    hr, admin = make_person(roles=("hr",)), make_person(roles=("admin",), username="root", email="root@yunqi.example")
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    client.force_login(hr)
    said = {"username": "root", "email": "hr@yunqi.example", "language": "en", "time_zone": "Asia/Shanghai"}
    assert client.post(f"/people/{admin.pk}/amend/", said).status_code == 403
    assert client.post(f"/people/{admin.pk}/roles/", {"roles": ["agent"], "on": "2026-02-01"}).status_code == 403
    agent = make_person()
    client.post(f"/people/{agent.pk}/roles/", {"roles": ["agent", "admin"], "on": timezone.localdate().isoformat()})
    admin.refresh_from_db()
    assert (admin.email, roles_of(agent), roles_of(admin)) == ("root@yunqi.example", frozenset({Role.AGENT}), frozenset({Role.ADMIN}))


@pytest.mark.django_db
def test_the_rights_page_shows_every_role_and_marks_ones_own() -> None:
    person = make_person(roles=("assessor",), language="en")
    client = Client()
    client.force_login(person)
    page = client.get("/roles/").content.decode()
    assert all(name.en in page for name in ROLE_NAMES.values())
    assert page.count("Your role") == 1


@pytest.mark.django_db
def test_a_loop_in_the_tree_is_refused_and_would_not_hang() -> None:
    top = make_team()
    under = make_team(parent=top)
    with pytest.raises(TeamWouldHangUnderItself):
        services.change_team(team_id=top.pk, name_zh="x", name_en="", parent_id=under.pk, by=TESTER, at=MADE_AT)
    type(top).objects.filter(pk=top.pk).update(parent=under)
    assert team_and_below([top.pk]) == {top.pk, under.pk}
