"""Every word that a page says is there in Chinese: nothing missing, nothing fuzzy, nothing with other placeholders.

The sources are read without GNU gettext, which a bare machine does not have.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(settings.BASE_DIR)
OURS = sorted(config.name for config in apps.get_app_configs() if Path(config.path).parent == ROOT)
# What a call is named, and which of its arguments are context, singular and plural.
CALLS: dict[str, tuple[int | None, int, int | None]] = {
    "_": (None, 0, None),
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
    "npgettext_lazy": (0, 1, 2),
}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")
Word = tuple[str, str]


def said_in_python(source: str) -> Iterator[Word]:
    """Return context and words of every literal that is marked for translation."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name not in CALLS:
            continue
        context, words, _plural = CALLS[name]
        texts = [argument.value if isinstance(argument, ast.Constant) else None for argument in node.args]
        if len(texts) > words and isinstance(texts[words], str):
            yield (str(texts[context]) if context is not None else "", str(texts[words]))


def said_in_template(source: str) -> Iterator[Word]:
    """Return the same of a template, through Django's own reading of it."""
    marked = templatize(source)
    for call in re.finditer(r"\b(?:_|gettext|ngettext|pgettext|npgettext)\(", marked):
        for end in (m.end() for m in re.finditer(r"\)", marked[call.start() :])):
            try:
                tree = ast.parse(marked[call.start() : call.start() + end].strip())
            except SyntaxError:
                continue
            yield from said_in_python(ast.unparse(tree))
            break


def said(app: str) -> set[Word]:
    """Return every marked word of an app."""
    folder = ROOT / app
    words: set[Word] = set()
    for path in folder.rglob("*.py"):
        words.update(said_in_python(path.read_text(encoding="utf-8")))
    for path in (folder / "templates").rglob("*"):
        if path.suffix in {".html", ".txt"}:
            words.update(said_in_template(path.read_text(encoding="utf-8")))
    return words


def catalogue(app: str) -> polib.POFile:
    """Return an app's Chinese catalogue, empty where it has none."""
    path = ROOT / app / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
    return polib.pofile(str(path)) if path.is_file() else polib.POFile()


@pytest.mark.parametrize("app", OURS)
def test_every_word_is_there_in_chinese(app: str) -> None:
    known = {(entry.msgctxt or "", entry.msgid) for entry in catalogue(app)}
    missing = sorted(word for word in said(app) if word[1] and word not in known)
    assert missing == []


@pytest.mark.parametrize("app", OURS)
def test_no_entry_is_empty_or_fuzzy(app: str) -> None:
    unsure = [entry.msgid for entry in catalogue(app) if not entry.obsolete and not entry.translated()]
    assert unsure == []


@pytest.mark.parametrize("app", OURS)
def test_the_placeholders_agree(app: str) -> None:
    wrong = [entry.msgid for entry in catalogue(app) if _holes(entry.msgid_plural or entry.msgid) != _holes(_chinese(entry))]
    assert wrong == []


@pytest.mark.parametrize("app", OURS)
def test_chinese_is_set_as_chinese(app: str) -> None:
    """No half-width comma, colon, question mark or bracket touches a Han character, and nobody is called 亲."""
    half = re.compile(r"[\u4e00-\u9fff][,;:?!]|[,;:?!][\u4e00-\u9fff]|[\u4e00-\u9fff]\.(\s|$)|亲[，！～]|成功！")
    wrong = [entry.msgid for entry in catalogue(app) if half.search(re.sub(r"<[^>]*>|%\(\w+\)s", "", _chinese(entry)))]
    assert wrong == []


def test_one_word_has_one_translation() -> None:
    """Apps share one space of words: where two say the same English, they say the same Chinese."""
    found: dict[Word, dict[str, str]] = {}
    for app in OURS:
        for entry in catalogue(app):
            found.setdefault((entry.msgctxt or "", entry.msgid), {})[app] = _chinese(entry)
    differing = {word: by_app for word, by_app in found.items() if len(set(by_app.values())) > 1}
    assert differing == {}


def test_the_guard_reads_what_is_marked() -> None:
    source = 'a = _("One")\nb = ngettext("%(n)s day", "%(n)s days", 2)\nc = pgettext("menu", "Team")\nd = _(name)'
    assert set(said_in_python(source)) == {("", "One"), ("", "%(n)s day"), ("menu", "Team")}
    template = "{% translate 'Two' %}{% blocktranslate %}Three {{ n }}{% endblocktranslate %}{% translate 'Light' context 'theme' %}"
    assert set(said_in_template(template)) == {("", "Two"), ("", "Three %(n)s"), ("theme", "Light")}


def _chinese(entry: polib.POEntry) -> str:
    return str(entry.msgstr_plural.get(0, "") if entry.msgid_plural else entry.msgstr)


def _holes(text: str) -> set[str]:
    return {name for match in PLACEHOLDER.findall(text) for name in match if name}
