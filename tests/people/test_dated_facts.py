"""Spells of one kind stand apart, whoever writes them."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from people import services
from people.models import Employment, Leadership, LevelHeld, Membership, RoleGrant
from people.models.spell import DatedFact
from people.services.joining import AlreadyEmployed, CannotEndOneself
from people.services.moving import NotEmployed
from people.services.spells import LaterChangeStands
from people.testing import MADE_AT, TESTER, make_person, make_team

pytestmark = pytest.mark.django_db


def days(rows: Any) -> list[tuple[date, date | None]]:
    return [(row.from_on, row.until_on) for row in rows.order_by("from_on")]


def test_a_move_ends_one_spell_and_begins_the_next() -> None:
    home, away = make_team(), make_team()
    person = make_person(team=home, hired_on=date(2026, 1, 5))
    services.move(person_id=person.pk, team_id=away.pk, on=date(2026, 3, 1), by=TESTER, at=MADE_AT)
    assert [(row.team_id, row.from_on, row.until_on) for row in person.memberships.order_by("from_on")] == [
        (home.pk, date(2026, 1, 5), date(2026, 3, 1)),
        (away.pk, date(2026, 3, 1), None),
    ]


def test_two_moves_on_one_day_leave_the_last() -> None:
    home, away, third = make_team(), make_team(), make_team()
    person = make_person(team=home)
    for team in (away, third):
        services.move(person_id=person.pk, team_id=team.pk, on=date(2026, 3, 1), by=TESTER, at=MADE_AT)
    assert [row.team_id for row in person.memberships.order_by("from_on")] == [home.pk, third.pk]


def test_a_move_before_a_later_one_is_refused_and_says_from_when() -> None:
    person = make_person(team=make_team())
    services.move(person_id=person.pk, team_id=make_team().pk, on=date(2026, 3, 1), by=TESTER, at=MADE_AT)
    with pytest.raises(LaterChangeStands) as refusal:
        services.move(person_id=person.pk, team_id=make_team().pk, on=date(2026, 2, 1), by=TESTER, at=MADE_AT)
    assert refusal.value.not_before == date(2026, 3, 1)


def test_leaving_ends_everything_and_coming_back_keeps_the_number() -> None:
    team = make_team()
    person = make_person(team=team, leads=[team], roles=("agent", "trainer"))
    services.end(person_id=person.pk, on=date(2026, 4, 1), by=TESTER, at=MADE_AT)
    for fact in (Employment, Membership, LevelHeld, RoleGrant, Leadership):
        assert set(fact.objects.filter(person=person).values_list("until_on", flat=True)) == {date(2026, 4, 1)}, fact
    with pytest.raises(NotEmployed):
        services.move(person_id=person.pk, team_id=team.pk, on=date(2026, 5, 1), by=TESTER, at=MADE_AT)
    services.rejoin(person_id=person.pk, on=date(2026, 6, 1), team_id=team.pk, by=TESTER, at=MADE_AT)
    person.refresh_from_db()
    assert person.hired_on == date(2026, 6, 1)
    assert days(person.employments) == [(date(2026, 1, 5), date(2026, 4, 1)), (date(2026, 6, 1), None)]
    assert days(person.memberships) == [(date(2026, 1, 5), date(2026, 4, 1)), (date(2026, 6, 1), None)]


def test_coming_back_on_the_day_one_left_is_one_spell() -> None:
    person = make_person()
    services.end(person_id=person.pk, on=date(2026, 1, 5), by=TESTER, at=MADE_AT)
    services.rejoin(person_id=person.pk, on=date(2026, 1, 5), by=TESTER, at=MADE_AT)
    assert days(person.employments) == [(date(2026, 1, 5), None)]
    with pytest.raises(AlreadyEmployed):
        services.rejoin(person_id=person.pk, on=date(2026, 2, 1), by=TESTER, at=MADE_AT)


def test_nobody_ends_themselves() -> None:
    person = make_person(roles=("hr",))
    with pytest.raises(CannotEndOneself):
        services.end(person_id=person.pk, on=date(2026, 4, 1), by=person.actor, at=MADE_AT)


def overlapping_rows() -> list[tuple[str, DatedFact]]:
    team = make_team()
    person = make_person(team=team, leads=[team], left_on=date(2026, 6, 1))
    span: dict[str, Any] = {"person": person, "from_on": date(2026, 5, 31), "until_on": date(2026, 7, 1)}
    return [
        ("nobody_is_employed_twice_at_once", Employment(**span)),
        ("nobody_is_in_two_teams_at_once", Membership(team=team, **span)),
        ("nobody_is_on_two_levels_at_once", LevelHeld(level="S", **span)),
        ("nobody_holds_one_role_twice_at_once", RoleGrant(role="agent", **span)),
        ("nobody_leads_one_team_twice_at_once", Leadership(team=team, **span)),
    ]


def test_the_database_refuses_spells_that_overlap() -> None:
    for sentence, row in overlapping_rows():
        with pytest.raises(IntegrityError, match=sentence), transaction.atomic():
            row.save()
        row.from_on = date(2026, 6, 1)  # the day it ended is free
        row.save()


def test_the_database_refuses_an_update_into_another_spell() -> None:
    person = make_person(left_on=date(2026, 6, 1))
    services.rejoin(person_id=person.pk, on=date(2026, 8, 1), by=TESTER, at=MADE_AT)
    with pytest.raises(IntegrityError, match="nobody_is_employed_twice_at_once"), transaction.atomic():
        Employment.objects.filter(person=person, from_on=date(2026, 1, 5)).update(until_on=date(2026, 8, 2))


def test_a_spell_does_not_end_before_it_begins() -> None:
    person = make_person()
    with pytest.raises(IntegrityError, match="an_employment_ends_after_it_begins"), transaction.atomic():
        Employment.objects.filter(person=person).update(until_on=date(2025, 1, 1))
