"""What all tests share: on SQLite, tests that need PostgreSQL are left to the second round, which ./test always runs."""

from collections.abc import Iterable, Iterator

import pytest
from django.conf import settings
from django.db.backends.base.operations import BaseDatabaseOperations
from django.db.backends.sqlite3.base import DatabaseWrapper
from pytest_socket import socket_allow_hosts

pytest_plugins = ["tests.browser.plugin"]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect, never skip: `./test` runs the suite on both databases."""
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        return
    left = [item for item in items if item.get_closest_marker("postgres")]
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item not in left]


@pytest.fixture(scope="session", autouse=True)
def tests_may_empty_append_only_tables() -> Iterator[None]:
    """Let Django empty the tables between transactional tests: on SQLite it deletes rows, which the triggers refuse."""
    operations = DatabaseWrapper.ops_class  # importing its module first is circular on PostgreSQL
    flush = operations.execute_sql_flush

    def lifted(self: BaseDatabaseOperations, sql_list: Iterable[str]) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            for name, _sql in triggers:
                cursor.execute(f'DROP TRIGGER "{name}"')
        flush(self, sql_list)
        with self.connection.cursor() as cursor:
            for _name, sql in triggers:
                cursor.execute(sql)

    operations.execute_sql_flush = lifted  # type: ignore[method-assign]  # only here, only in tests
    yield
    operations.execute_sql_flush = flush  # type: ignore[method-assign]  # back again


@pytest.fixture(autouse=True)
def loopback_only() -> None:
    """No test talks to the world."""
    socket_allow_hosts(["127.0.0.1", "localhost", "::1"], allow_unix_socket=True)
