"""What no template and no script of ours may hold: inline style, inline script, another app's templates, raw colours."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.template import engines
from django.template.backends.django import DjangoTemplates

ROOT = Path(settings.BASE_DIR)
OURS = sorted(config.name for config in apps.get_app_configs() if Path(config.path).parent == ROOT)
FORBIDDEN = {
    "an inline style": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an inline script": re.compile(r"<script\b(?![^>]*\b(src=|type=\"application/json\"))", re.IGNORECASE),
    "a handler attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a javascript address": re.compile(r"javascript:", re.IGNORECASE),
    "an evaluated htmx attribute": re.compile(r"hx-on|hx-vals=['\"]js:|hx-headers=['\"]js:", re.IGNORECASE),
    "another site's address in a source": re.compile(r"(src|href)=\"(https?:)?//", re.IGNORECASE),
    "a filter that trusts": re.compile(r"\|\s*safe\b|\{%\s*autoescape off"),
}
BORROWED = re.compile(r"\{%\s*(?:extends|include)\s+[\"']([a-z0-9_]+)/")
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b")
# Paper stays paper in both themes (the certificate, the slip, print); what lies on a solid colour is white.
PAPER = re.compile(
    r"^\.r-cert|^\.r-slip|^\.c-paper|^html, body|^\.r-card \{ border-color|^\.btn-danger|^\.r-clock\.is-red|\.form-check-input:checked"
)


def templates() -> list[Path]:
    """Return every template of the house."""
    return sorted(path for app in OURS for path in (ROOT / app / "templates").rglob("*") if path.suffix in {".html", ".txt", ".svg"})


def breaches(text: str) -> list[str]:
    """Return what a template holds that it may not."""
    bare = re.sub(r"\{#.*?#\}|\{% comment.*?endcomment %\}", "", text, flags=re.DOTALL)
    return [what for what, pattern in FORBIDDEN.items() if pattern.search(bare)]


def borrowed(app: str, text: str) -> Iterator[str]:
    """Return the apps whose templates are used, other than the own and the design system's."""
    yield from (name for name in BORROWED.findall(text) if name not in {app, "ui", "bootstrap5"})


@pytest.mark.parametrize("path", templates(), ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_inline_and_nothing_borrowed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    app = path.relative_to(ROOT).parts[0]
    plain = {"a filter that trusts"} if path.suffix == ".txt" else set()  # mail and titles are plain text
    assert [what for what in breaches(text) if what not in plain] == []
    assert list(borrowed(app, text)) == []


@pytest.mark.parametrize("path", templates(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_template_compiles(path: Path) -> None:
    engine = engines["django"]
    assert isinstance(engine, DjangoTemplates)
    engine.from_string(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('<p style="color:red">', "an inline style"),
        ("<style>p{}</style>", "a style element"),
        ("<script>x()</script>", "an inline script"),
        ('<a onclick="x()">', "a handler attribute"),
        ('<a href="javascript:x()">', "a javascript address"),
        ('<img src="https://cdn.example/x.png">', "another site's address in a source"),
        ("{{ body|safe }}", "a filter that trusts"),
    ],
)
def test_the_guard_can_fail(text: str, what: str) -> None:
    assert what in breaches(text)


def test_the_guard_knows_a_borrowed_template() -> None:
    assert list(borrowed("quizzes", '{% include "courses/step.html" %}')) == ["courses"]
    assert list(borrowed("quizzes", '{% extends "ui/base_app.html" %}{% include "quizzes/row.html" %}')) == []


@pytest.mark.parametrize("path", sorted(ROOT.glob("*/static/*/**/*.css")), ids=lambda path: str(path.relative_to(ROOT)))
def test_colours_stand_in_the_tokens(path: Path) -> None:
    if path.name == "tokens.css":
        return
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    lines = [line.strip() for line in text.splitlines() if COLOUR.search(line)]
    free = [line for line in lines if not PAPER.search(line)]
    assert free == []


def test_scripts_are_modules_without_inline_power() -> None:
    found = [
        (str(path.relative_to(ROOT)), word)
        for path in sorted(ROOT.glob("*/static/*/**/*.js"))
        for word in ("eval(", "new Function", "document.write", ".innerHTML =", "insertAdjacentHTML", ".style.")
        if word in path.read_text(encoding="utf-8")
    ]
    assert found == []
