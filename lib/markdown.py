"""Markdown from authors, rendered safely: raw HTML is shown as text, and what comes out is sanitised once more.

Documents with `:::` blocks are split by `lib.markdown_blocks` first. Tokens in curly brackets pass through untouched.
"""

import re
from collections.abc import Callable
from functools import cache
from xml.etree.ElementTree import Element, SubElement

import markdown
import nh3
from markdown.extensions import Extension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor

MediaUrl = Callable[[str], str | None]

TAGS = frozenset(
    {
        *("a", "blockquote", "br", "code", "del", "div", "em", "h3", "h4", "h5", "hr", "i", "img", "kbd", "li", "ol", "p"),
        *("pre", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul"),
    }
)
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "div": {"role", "tabindex", "aria-label"},
    "i": {"aria-hidden"},
    "ol": {"start"},
    "th": {"scope"},
}
CLASSES = {
    "div": {"r-banner", "is-ok", "is-warn", "is-danger", "r-grow", "r-table-wrap", "r-strong", "is-prose"},
    "i": {"bi", "bi-info-circle", "bi-lightbulb", "bi-exclamation-triangle", "bi-x-octagon"},
    "table": {"r-table", "is-prose"},
    "td": {"text-end", "text-center"},
    "th": {"text-end", "text-center"},
}
LINK_SCHEMES = frozenset({"http", "https", "mailto"})

# Kinds of admonition: (class of the banner, icon). Others look like a note.
ADMONITIONS = {
    "note": ("", "bi-info-circle"),
    "tip": ("is-ok", "bi-lightbulb"),
    "warning": ("is-warn", "bi-exclamation-triangle"),
    "danger": ("is-danger", "bi-x-octagon"),
}
_OWN_PATH = re.compile(r"(?!//)(?:[^\s\\:/?#]*[/?#][^\s\\]*|[^\s\\:]*)")
TABLE_LABELS = {"zh": "表格，可左右滚动", "en": "Table, scrolls sideways"}


def render(source: str, language: str = "en", media_url: MediaUrl | None = None) -> str:
    """Return safe HTML of a piece of Markdown.

    An image is shown only when `media_url` knows its name; else its description stands in its place. Links lead to
    http, https, mailto or a path of our own.
    """
    return _cleaner().clean(_converter(language, media_url).convert(source))


class _House(Extension):
    """Raw HTML becomes text; headings, tables and admonitions take the house's form."""

    def __init__(self, language: str, media_url: MediaUrl | None) -> None:
        super().__init__()
        self.language, self.media_url = language, media_url

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802  the name is Markdown's
        """Register what differs from plain Markdown."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(_HouseTree(md, self.language, self.media_url), "house", 0)


class _HouseTree(Treeprocessor):
    """Turns Markdown's own elements into the design system's."""

    def __init__(self, md: markdown.Markdown, language: str, media_url: MediaUrl | None) -> None:
        super().__init__(md)
        self.language, self.media_url = language, media_url

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        for element in list(root.iter()):
            if element.tag in {"h1", "h2"}:
                element.tag = "h3"
            elif element.tag in {"td", "th"}:
                _aligned(element)
            elif element.tag == "div" and "admonition" in element.get("class", "").split():
                _as_banner(element)
            elif element.tag == "img":
                self._as_local_image(element)
        self._wrap_tables(root)

    def _as_local_image(self, image: Element) -> None:
        url = self.media_url(image.get("src", "")) if self.media_url else None
        if url is not None:
            image.set("src", url)
            return
        description = image.get("alt", "")
        image.attrib.clear()
        image.tag, image.text = "span", description

    def _wrap_tables(self, root: Element) -> None:
        for parent in list(root.iter()):
            for index, child in enumerate(list(parent)):
                if child.tag == "table":
                    wrap = Element("div", {"class": "r-table-wrap", "role": "region", "tabindex": "0"})
                    wrap.set("aria-label", TABLE_LABELS.get(self.language, TABLE_LABELS["en"]))
                    child.set("class", "r-table is-prose")
                    wrap.tail, child.tail = child.tail, None
                    parent.remove(child)
                    wrap.append(child)
                    parent.insert(index, wrap)


def _aligned(cell: Element) -> None:
    side = cell.attrib.pop("align", "")
    if side in {"right", "center"}:
        cell.set("class", "text-end" if side == "right" else "text-center")
    if cell.tag == "th":
        cell.set("scope", "col")


def _as_banner(box: Element) -> None:
    words = box.get("class", "").split()
    tone, icon = next((ADMONITIONS[word] for word in words if word in ADMONITIONS), ADMONITIONS["note"])
    inside = Element("div", {"class": "r-grow"})
    for child in list(box):
        box.remove(child)
        if child.get("class") == "admonition-title":
            child.tag = "div"
            child.set("class", "r-strong")
        inside.append(child)
    box.attrib.clear()
    box.set("class", f"r-banner {tone}".strip())
    SubElement(box, "i", {"class": f"bi {icon}", "aria-hidden": "true"})
    box.append(inside)


def _converter(language: str, media_url: MediaUrl | None) -> markdown.Markdown:
    """Make a converter for one use: they keep state, and threads share nothing."""
    extensions: list[Extension | str] = [
        TableExtension(use_align_attribute=True),
        "markdown.extensions.admonition",
        "markdown.extensions.sane_lists",
        "markdown.extensions.fenced_code",
        "markdown.extensions.nl2br",
        _House(language, media_url),
    ]
    return markdown.Markdown(extensions=extensions, output_format="html")


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=TAGS,
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        url_schemes=LINK_SCHEMES,
        url_relative=_own_path,
        link_rel="noopener noreferrer",
    )


def _own_path(url: str) -> str | None:
    """Let paths and fragments of our own pass; `//elsewhere`, backslashes and blanks are other places in disguise."""
    return url if _OWN_PATH.fullmatch(url) else None
