"""What all tests share: on SQLite, tests that need PostgreSQL are left to the second round, which ./test always runs."""

import pytest
from django.conf import settings
from pytest_socket import socket_allow_hosts  # type: ignore[import-untyped]  # it carries no types


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect, never skip: `./test` runs the suite on both databases."""
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        return
    left = [item for item in items if item.get_closest_marker("postgres")]
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item not in left]


@pytest.fixture(autouse=True)
def loopback_only() -> None:
    """No test talks to the world."""
    socket_allow_hosts(["127.0.0.1", "localhost", "::1"], allow_unix_socket=True)
