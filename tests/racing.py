"""Racing on PostgreSQL: the same thing in many threads at once, with the guards that hold it or without them."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from threading import Barrier, Thread
from typing import Any

from django.db import connection
from django.db.models import Model


def at_once(times: int, act: Callable[[], Any]) -> tuple[list[Any], list[Exception]]:
    """Do the same thing in many threads at once; return what came back and what was raised."""
    barrier = Barrier(times)
    came: list[Any] = []
    raised: list[Exception] = []

    def run() -> None:
        try:
            connection.ensure_connection()
            barrier.wait(30)
            came.append(act())
        except Exception as error:  # noqa: BLE001  whatever it is, the test wants to see it
            raised.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return came, raised


@contextmanager
def without_constraints(model: type[Model], guards: Collection[str]) -> Iterator[None]:
    """Take these constraints of a model away; afterwards its table is emptied and they are put back."""
    taken = [c for c in model._meta.constraints if c.name in guards]
    with connection.schema_editor() as editor:
        for constraint in taken:
            editor.remove_constraint(model, constraint)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {model._meta.db_table} CASCADE")
        with connection.schema_editor() as editor:
            for constraint in taken:
                editor.add_constraint(model, constraint)
