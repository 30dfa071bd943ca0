"""What import contracts cannot see: clocks, randomness, long files, services' signatures, foreign keys that look up."""

import ast
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db.models import ForeignKey, OneToOneField

from tests.architecture.sources import APPS, Source, sources

FLOORS = (
    ("lms",),
    ("dashboards", "reports", "curriculum"),
    ("certificates",),
    ("quizzes", "scenarios", "assignments"),
    ("courses",),
    ("questions",),
    ("knowledge",),
    ("notifications",),
    ("people",),
    ("jobs", "audit"),
    ("ui",),
    ("lib",),
)
HEIGHT = {app: -number for number, floor in enumerate(FLOORS) for app in floor}
DOORS = {"views", "tasks", "management", "middleware", "celery", "health", "backends", "sessions", "clock"}
LONGEST = 320
RIGHTS_HOLD_TODAY = {"people/policies/today.py"}
"""Rights follow a move at once, so the one page that asks which day it is stands in the policies."""


def _calls(source: Source, *names: str) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in names:
            yield f"{source}:{node.lineno} {ast.unparse(node.func)}"


@pytest.mark.parametrize("source", [s for s in sources() if s.room not in DOORS and str(s) not in RIGHTS_HOLD_TODAY], ids=str)
def test_only_doors_read_the_clock(source: Source) -> None:
    assert (
        list(_calls(source, "clock.now", "timezone.now", "datetime.now", "date.today", "datetime.today", "timezone.localdate", "time.time"))
        == []
    )


@pytest.mark.parametrize("source", [s for s in sources() if s.room == "domain"], ids=str)
def test_a_domain_is_not_random(source: Source) -> None:
    assert list(_calls(source, "random.random", "random.choice", "random.shuffle", "random.sample", "random.randint", "uuid.uuid4")) == []


@pytest.mark.parametrize("source", sources(), ids=str)
def test_files_are_short(source: Source) -> None:
    length = max((node.end_lineno or 0 for node in source.tree.body), default=0)
    assert length <= LONGEST


@pytest.mark.parametrize("source", sources(), ids=str)
def test_every_module_says_what_it_is_for(source: Source) -> None:
    assert ast.get_docstring(source.tree)


@pytest.mark.parametrize("source", sources(), ids=str)
def test_there_are_no_junk_drawers(source: Source) -> None:
    assert not {"utils", "helpers", "common", "misc"} & {part.removesuffix(".py") for part in source.path.parts}


@pytest.mark.parametrize("source", [s for s in sources() if s.room == "services" and s.path.name != "__init__.py"], ids=str)
def test_services_are_told_who_and_when_by_keyword(source: Source) -> None:
    """A public service that takes `by` takes `at` too, and both by keyword only."""
    wrong = [
        f"{source}:{node.lineno} {node.name}"
        for node in source.tree.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and {"by", "at"} & {a.arg for a in node.args.args}
    ]
    assert wrong == []


def test_foreign_keys_point_down() -> None:
    wrong = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for app in APPS
        if apps.is_installed(app)
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.get_fields()
        if isinstance(field, (ForeignKey, OneToOneField))
        and (below := field.related_model._meta.app_label) != app
        and below in HEIGHT
        and HEIGHT[below] >= HEIGHT[app]
    ]
    assert wrong == []


def test_constraints_are_named_as_sentences() -> None:
    wrong = [
        f"{model._meta.label}: {constraint.name}"
        for app in APPS
        if apps.is_installed(app)
        for model in apps.get_app_config(app).get_models()
        for constraint in model._meta.constraints
        if constraint.name.count("_") < 2
    ]
    assert wrong == []
