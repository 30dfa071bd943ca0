"""A database of a benchmark's own, made by Django's test runner and taken away again."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.test.utils import get_runner


@contextmanager
def made() -> Iterator[None]:
    """Make an empty database, and serve static files as production does."""
    settings.WHITENOISE_AUTOREFRESH = False  # the tests' settings look for a file at every request
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    runner = get_runner(settings)(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        yield
    finally:
        runner.teardown_databases(databases)
