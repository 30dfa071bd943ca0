"""The trail is only ever added to, and the database holds it so."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction

from audit import services
from audit.domain import Actor
from audit.models import Line

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def _write() -> Line:
    services.write(by=Actor("people.user:17"), verb="name.correct", subject="people.user:18", at=AT, details={"old": "张伟"})
    return Line.objects.get()


@pytest.mark.django_db
def test_a_line_says_who_did_what_to_whom_and_when() -> None:
    line = _write()
    assert (line.by, line.verb, line.subject, line.at) == ("people.user:17", "name.correct", "people.user:18", AT)
    assert line.details == {"old": "张伟"}


@pytest.mark.django_db
def test_a_line_cannot_be_changed() -> None:
    line = _write()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Line.objects.filter(pk=line.pk).update(by="people.user:1")
    assert Line.objects.get().by == "people.user:17"


@pytest.mark.django_db
def test_a_line_cannot_be_deleted() -> None:
    line = _write()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        line.delete()
    assert Line.objects.count() == 1


def test_the_house_is_told_from_people() -> None:
    assert Actor("system:award").is_system
    assert not Actor("people.user:1").is_system
