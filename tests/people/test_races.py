"""What two transactions at once must not do; each needs real locks."""

import threading
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from people import services
from people.models import Employment, Membership, SignInTries
from people.services.sign_in import SignInLocked, WrongSignIn, sign_in
from people.testing import MADE_AT, PASSWORD, TESTER, make_person, make_team

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


def at_once(times: int, deed: Callable[[int], object]) -> list[object]:
    start, said = threading.Barrier(times), []

    def run(turn: int) -> None:
        start.wait()
        try:
            said.append(deed(turn))
        except Exception as refusal:  # noqa: BLE001  what each thread met is what the test looks at
            said.append(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(turn,)) for turn in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return said


def test_fifty_guesses_at_once_are_fifty_tries() -> None:
    make_person(username="lin.xiao", password=PASSWORD)
    said = at_once(50, lambda turn: sign_in(typed="lin.xiao", password=f"guess {turn}", network="10.0.0.1", at=NOON))
    kinds = [type(one) for one in said]
    assert (kinds.count(WrongSignIn), kinds.count(SignInLocked)) == (10, 40)
    assert SignInTries.objects.get().failures == 10


def test_two_moves_at_once_leave_one_team() -> None:
    person, teams = make_person(team=make_team()), [make_team() for _ in range(6)]
    at_once(6, lambda turn: services.move(person_id=person.pk, team_id=teams[turn].pk, on=date(2026, 3, 1), by=TESTER, at=MADE_AT))
    assert Membership.objects.on(date(2026, 3, 2)).filter(person=person).count() == 1


def test_the_trigger_alone_keeps_spells_apart_without_the_services() -> None:
    person = make_person(left_on=date(2026, 2, 1))

    def write(turn: int) -> None:
        with transaction.atomic():
            Employment.objects.create(person=person, from_on=date(2026, 3, 1 + turn), until_on=date(2026, 5, 1))

    said = at_once(6, write)
    assert sum(isinstance(one, IntegrityError) for one in said) == 5
    assert Employment.objects.filter(person=person).count() == 2
