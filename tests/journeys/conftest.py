"""One served Rapport for all roads: the demo company in a database of its own, on the database under test."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from tests.journeys.served import Served, served


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Start it once for the module."""
    var = tmp_path_factory.mktemp("served")
    with _database(var) as environment, served(var, **environment) as running:
        yield running


class _database:  # noqa: N801  used as a function
    """A fresh database beside the one under test: nothing on SQLite, a new one on PostgreSQL."""

    def __init__(self, var: Path) -> None:
        self.name = f"roads_{var.name}".replace("-", "_").lower()
        self.on = settings.DATABASES["default"]

    def __enter__(self) -> dict[str, str]:
        if not self.on["ENGINE"].endswith("postgresql"):
            return {}
        self._do(f'CREATE DATABASE "{self.name}"')
        return {"DATABASE_URL": f"postgres://{self.on['USER']}@{self.on['HOST']}:{self.on['PORT']}/{self.name}"}

    def __exit__(self, *_trouble: object) -> None:
        if self.on["ENGINE"].endswith("postgresql"):
            self._do(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')

    def _do(self, sql: str) -> None:
        url = f"host={self.on['HOST']} port={self.on['PORT']} user={self.on['USER']} dbname=postgres"
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(sql)
