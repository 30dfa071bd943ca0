"""Markdown from authors, rendered safely: raw HTML is shown as text, and what comes out is sanitised once more.

Documents with `:::` blocks are split by `lib.markdown_blocks` first. Tokens in curly brackets pass through untouched.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from xml.etree.ElementTree import Element, SubElement

import markdown
import nh3
from markdown.extensions import Extension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as a page shows it: its address, and its size in pixels, so that nothing jumps when it comes."""

    url: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class ImageRef:
    """An image that a text refers to. `line` counts from 1 in that text."""

    src: str
    alt: str
    line: int


MediaUrl = Callable[[str], Shown | None]

TAGS = frozenset(
    {
        *("a", "blockquote", "br", "code", "del", "div", "em", "figcaption", "figure", "h3", "h4", "h5", "hr", "i", "img", "kbd"),
        *("li", "ol", "p", "pre", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul"),
    }
)
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height", "loading"},
    "div": {"role", "tabindex", "aria-label"},
    "i": {"aria-hidden"},
    "ol": {"start"},
    "th": {"scope"},
}
CLASSES = {
    "div": {"r-banner", "is-ok", "is-warn", "is-danger", "r-grow", "r-table-wrap", "r-strong", "is-prose"},
    "figure": {"r-figure"},
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

    An image is shown only when `media_url` knows its name; else its description stands in its place. One that stands
    alone is a figure, its title the caption. Links lead to http, https, mailto or a path of our own.
    """
    return _cleaner().clean(_converter(language, media_url).convert(source))


def images_in(source: str) -> tuple[ImageRef, ...]:
    """Return the images that a piece of Markdown refers to, as it is really read, in their order."""
    converter = _converter("en", None)
    house = converter.treeprocessors["house"]
    converter.convert(source)
    found = house.found if isinstance(house, _HouseTree) else []
    lines, at, refs = source.split("\n"), 0, []
    for src, alt in found:
        at = next((n for n in range(at, len(lines)) if "![" in lines[n] and (src in lines[n] or f"![{alt}]" in lines[n])), at)
        refs.append(ImageRef(src, alt, at + 1))
    return tuple(refs)


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
        self.found: list[tuple[str, str]] = []

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
        for paragraph in [element for element in root.iter("p") if _is_lone_image(element)]:
            _as_figure(paragraph)

    def _as_local_image(self, image: Element) -> None:
        name, description = image.get("src", ""), image.get("alt", "")
        self.found.append((name, description))
        shown = self.media_url(name) if self.media_url else None
        if shown is None:
            image.attrib.clear()
            image.tag, image.text = "span", description
            return
        size = {"width": str(shown.width), "height": str(shown.height)}
        for key, value in {"src": shown.url, **size, "loading": "lazy"}.items():
            image.set(key, value)

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


def _is_lone_image(paragraph: Element) -> bool:
    inside = list(paragraph)
    return len(inside) == 1 and inside[0].tag == "img" and not (paragraph.text or "").strip() and not (inside[0].tail or "").strip()


def _as_figure(paragraph: Element) -> None:
    paragraph.tag = "figure"
    paragraph.set("class", "r-figure")
    caption = paragraph[0].attrib.pop("title", "")
    if caption:
        SubElement(paragraph, "figcaption").text = caption


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
