"""Reading a page as a browser does: what is inline, what is shown, where it leads, and what its headers forbid."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import polib

from tests.architecture.doors import ANONYMOUS
from tests.architecture.doors_knocking import Knock
from tests.architecture.sources import ROOT

STRICT = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'self'",
    "frame-ancestors": "'none'",
    "form-action": "'self'",
}
LEFT_OVER = re.compile(
    r"\{\{|\}\}|\{%|%\}|\{(?:rule|claim|n|pct|script|product):|%\([a-z_]+\)[sd]|\bText\(zh|\w+ object at 0x|<[A-Z]\w+: |^None$"
)
SHOWN_ATTRIBUTES = ("aria-label", "title", "placeholder", "alt")
HAN = re.compile(r"[\u4e00-\u9fff]")
# words that stand in the other language on purpose: the switch names each language in itself
OWN_NAMES = frozenset({"English", "简体中文", "中文", "EN"})
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


@dataclass
class Form:
    """A form: where it goes, how, and whether it carries the token."""

    action: str
    method: str
    has_token: bool = False


@dataclass
class Page(HTMLParser):
    """A page, read once."""

    url: str
    language: str = ""
    is_whole: bool = False
    inline: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    _open: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin."""
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag says."""
        said = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language, self.is_whole = said.get("lang", ""), True
        if tag not in VOID:
            self._open.append((tag, said.get("lang", self._lang)))
        self.inline += [f"<{tag} {name}>" for name in said if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in said):
            self.inline.append(f"<{tag}>")
        self._note(tag, said)
        if self._own:
            self.shown += [said[name] for name in SHOWN_ATTRIBUTES if said.get(name)]

    def handle_endtag(self, tag: str) -> None:
        """Leave elements, also those that nobody closed."""
        if tag in {name for name, _lang in self._open}:
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Note text that a reader sees in the page's own language."""
        text = " ".join(data.split())
        if text and self._own and self._open[-1][0] not in {"script", "style"}:
            self.shown.append(text)

    @property
    def _lang(self) -> str:
        return self._open[-1][1] if self._open else self.language

    @property
    def _own(self) -> bool:
        return bool(self._open) and self._lang[:2] == self.language[:2]

    def _note(self, tag: str, said: dict[str, str]) -> None:
        if tag == "a" and "href" in said:
            if said["href"].strip().lower().startswith(("javascript:", "data:")):
                self.inline.append(f"<a href={said['href'][:20]}>")
            self.links.append(urljoin(self.url, said["href"]))
        if tag == "form":
            self.forms.append(Form(urljoin(self.url, said.get("action") or ""), said.get("method", "get").lower()))
        if tag == "input" and said.get("name") == "csrfmiddlewaretoken" and self.forms:
            self.forms[-1].has_token = True


def read(url: str, text: str) -> Page:
    """Read a page."""
    page = Page(url)
    page.feed(text)
    page.close()
    return page


def faults_of_headers(knock: Knock, persona: str) -> Iterator[str]:
    """Tell what an answer lacks: the strict policy, nosniff, no frames, and no copy of what the signed-in see."""
    said = knock.response.headers
    policy = dict(part.strip().partition(" ")[::2] for part in said.get("Content-Security-Policy", "").split(";") if part.strip())
    if policy != STRICT:
        yield f"policy {policy}"
    if said.get("X-Content-Type-Options") != "nosniff" or said.get("X-Frame-Options") != "DENY":
        yield "no nosniff, or may be framed"
    if persona != ANONYMOUS and "no-store" not in said.get("Cache-Control", ""):
        yield f"may be kept: {said.get('Cache-Control')}"


def faults_of_words(page: Page, language: str) -> Iterator[str]:
    """Tell what a reader would see that is not meant for them: left-over markers, words of the other language."""
    if page.is_whole and page.language[:2] != language[:2]:
        yield f"says it is in {page.language!r}"
    strange = words_untranslated(language)
    for text in page.shown:
        if LEFT_OVER.search(text):
            yield f"left over: {text[:80]!r}"
        if text in strange:
            yield f"not in {language}: {text[:80]!r}"


@cache
def words_untranslated(language: str) -> frozenset[str]:
    """Return the interface's words in the other language, where they differ in the two."""
    pairs = {(entry.msgid, entry.msgstr) for entry in _entries() if HAN.search(entry.msgstr) and not HAN.search(entry.msgid)}
    return frozenset(pair[0] if language.startswith("zh") else pair[1] for pair in pairs) - OWN_NAMES


def _entries() -> Iterator[polib.POEntry]:
    for path in [ROOT / "locale", *ROOT.glob("*/locale")]:
        catalog = Path(path) / "zh_Hans" / "LC_MESSAGES" / "django.po"
        if catalog.is_file():
            yield from polib.pofile(str(catalog))


def inside(link: str) -> str:
    """Return the path of a link within the house, without its query; empty for others."""
    parts = urlsplit(link)
    return "" if parts.scheme or parts.netloc or parts.path.startswith("/static/") else parts.path
