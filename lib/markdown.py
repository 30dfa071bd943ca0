"""Markdown from authors, rendered safely: raw HTML is shown as text, and what comes out is sanitised once more.

`render` makes HTML of prose; `parts` splits a document at its `## ` headings and its `:::` blocks (see
`lib.markdown_blocks`). Tokens in curly brackets pass through untouched.
"""

import html
import re
from collections.abc import Callable
from functools import cache
from xml.etree.ElementTree import Element, SubElement

import markdown
import nh3
from markdown.extensions import Extension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor

from lib.markdown_blocks import Block, Chat, Check, Document, Example, Fault, Html, Line, Part, document

__all__ = [
    "Block",
    "Chat",
    "Check",
    "Document",
    "Example",
    "Fault",
    "Html",
    "Line",
    "Part",
    "chat_html",
    "document",
    "parts",
    "render",
]

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


def parts(source: str, language: str = "en", media_url: MediaUrl | None = None) -> tuple[Part, ...]:
    """Split a document into its parts, each block rendered: prose and examples as HTML, chats as HTML, checks by id."""
    return tuple(
        Part(part.title, tuple(_rendered(block, language, media_url) for block in part.blocks), part.line)
        for part in document(source).parts
    )


def chat_html(chat: Chat) -> str:
    """Return a chat as bubbles of the design system."""
    tone, icon = {"good": ("is-ok", "bi-check-circle-fill"), "bad": ("is-danger", "bi-x-octagon-fill")}.get(chat.kind, ("", "bi-chat-text"))
    colour = f' class="{tone}-text"' if tone else ""
    head = f'<div class="r-card-head {tone}"><h3{colour}><i class="bi {icon}" aria-hidden="true"></i> {html.escape(chat.title)}</h3></div>'
    bubbles = "".join(_bubble(line) for line in chat.lines)
    return f'<section class="r-card r-model">{head}<div class="r-card-body"><ol class="r-chat">{bubbles}</ol></div></section>'


def _bubble(line: Line) -> str:
    said = html.escape(line.text).replace("\n", "<br>")
    if line.who == "note":
        return f'<li class="r-msg is-note"><div class="r-msg-meta">{said}</div></li>'
    side = " is-agent" if line.who == "agent" else ""
    name = f'<span class="visually-hidden">{html.escape(line.speaker)}: </span>'
    return f'<li class="r-msg{side}"><div class="r-bubble">{name}{said}</div></li>'


def _rendered(block: Block, language: str, media_url: MediaUrl | None) -> Block:
    if isinstance(block, Html):
        return Html(block.source, block.line, render(block.source, language, media_url))
    if isinstance(block, Example):
        return Example(block.source, block.line, render(block.source, language, media_url))
    if isinstance(block, Chat):
        return Chat(block.kind, block.title, block.lines, block.line, chat_html(block))
    return block


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
