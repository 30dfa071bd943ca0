"""The small firm that the tests of doors walk through, made once."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.architecture.doors_knocking import Visitors
from tests.world import World, build


@pytest.fixture(scope="package")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Make the firm in a transaction that is rolled back in the end; each test runs in a savepoint inside it.

    Its tests are marked `django_db`, which is also what makes pytest set the database up.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def visitors(world: World) -> Visitors:
    """Sign everybody in, once."""
    return Visitors(world)
