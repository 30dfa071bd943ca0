"""Only services write. Doors and reads never call what changes a row."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.sources import Source, sources

WRITING = {"save", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "select_for_update"}
ON_MANAGERS = {"create", "update", "delete"}
DRY_ROOMS = {"views", "forms", "tasks", "queries", "policies", "urls", "templatetags", "domain"}


def writes(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            name, on = node.func.attr, ast.unparse(node.func.value)
            if name in WRITING or (name in ON_MANAGERS and ("objects" in on or ".filter(" in on)):
                yield f"{source}:{node.lineno} {on}.{name}"


@pytest.mark.parametrize("source", [s for s in sources() if s.room in DRY_ROOMS], ids=str)
def test_no_write_outside_services(source: Source) -> None:
    assert list(writes(source)) == []


def test_the_guard_sees_a_write() -> None:
    tree = ast.parse("def view(r):\n    Person.objects.filter(pk=1).update(name='x')\n    form.save()\n    seen.update({})")
    from pathlib import Path

    found = list(writes(Source(Path("people/views.py"), tree)))
    assert [line.rpartition(".")[2] for line in found] == ["update", "save"]


@pytest.mark.parametrize("source", sources(), ids=str)
def test_nobody_calls_a_task_directly_or_uses_signals(source: Source) -> None:
    """A dead broker turns `delay` in a service into an error page; a signal is a hidden call."""
    found = [
        f"{source}:{node.lineno} {ast.unparse(node)[:60]}"
        for node in ast.walk(source.tree)
        if (isinstance(node, ast.Attribute) and node.attr in {"delay", "delay_on_commit"})
        or (isinstance(node, ast.ImportFrom) and (node.module or "").startswith("django") and "signals" in (node.module or ""))
    ]
    assert found == []
