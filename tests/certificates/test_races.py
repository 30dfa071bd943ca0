"""Races on a real PostgreSQL: one award, whatever comes at once; and proof that the constraint is what holds it."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from audit.models import Line
from certificates import services
from certificates.models import Certificate
from people.models import User
from tests.certificates.world import AT, BY, award, curriculum, earn, learner

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
MANY = 12


def at_once(deed: Callable[[], object]) -> list[object]:
    """Do something in many threads that all start together; return what came of each."""
    gate, found = threading.Barrier(MANY), []

    def run() -> None:
        try:
            gate.wait()
            found.append(deed())
        except Exception as trouble:  # noqa: BLE001  what came of it is what the test looks at
            found.append(trouble)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _each in range(MANY)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def earned() -> User:
    curriculum()
    person = learner()
    earn(person)
    return person


def test_reviews_at_once_make_one_award() -> None:
    person = earned()
    found = at_once(lambda: services.review(person_id=person.pk, by=BY, at=AT))
    assert sorted(len(each) for each in found) == [0] * (MANY - 1) + [1]  # type: ignore[arg-type]
    assert Certificate.objects.count() == 1
    assert Line.objects.filter(verb="certificate.award").count() == 1


def test_without_the_constraint_the_same_race_makes_more() -> None:
    person = earned()
    name = "one_live_certificate_per_person_and_certification"
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = %s", [name])
        (made,) = cursor.fetchone()
        cursor.execute(f"DROP INDEX {name}")
    try:
        at_once(lambda: services.review(person_id=person.pk, by=BY, at=AT))
        assert Certificate.objects.count() > 1
    finally:
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE certificates_certificate CASCADE")
            cursor.execute(made)


def test_revoking_at_once_revokes_once() -> None:
    curriculum()
    certificate = award(learner())
    found = at_once(lambda: services.revoke(certificate_id=certificate.pk, reason="r", by=BY, at=AT))
    assert sum(isinstance(each, Certificate) for each in found) == 1
    assert Line.objects.filter(verb="certificate.revoke").count() == 1


def test_issuing_anew_at_once_issues_one() -> None:
    curriculum()
    certificate = award(learner())
    User.objects.filter(pk=certificate.person_id).update(name_zh="改名")
    found = at_once(lambda: services.reissue(certificate_id=certificate.pk, by=BY, at=AT))
    assert sum(isinstance(each, Certificate) for each in found) == 1
    assert Certificate.objects.live().count() == 1
    assert Certificate.objects.count() == 2
