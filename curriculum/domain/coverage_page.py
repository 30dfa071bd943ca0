"""The coverage matrix as a Markdown page, in both languages."""

from collections.abc import Iterable, Sequence

from curriculum.domain.coverage import FigureRow, HeadingRow, figure_rows, heading_rows
from curriculum.domain.head import Heading
from lib.packs import Pack

_SHOWN = 4


def coverage_page(pack: Pack, headings: Sequence[Heading], command: str) -> str:
    """Return the whole page; `command` is what makes it anew."""
    rows, figures = heading_rows(pack, headings), figure_rows(pack)
    cited = [row for row in figures if row.lessons or row.questions]
    taught = [row for row in rows if row.heading.path]
    lines = [
        "# 课程覆盖 / Curriculum coverage",
        "",
        f"Made by `{command}`; the checker fails on a heading of the path that no lesson carries.",
        "本页由命令生成；路径上的标题若没有课承担，检查不通过。",
        "",
        f"- Lessons / 课: {len(pack.of('lesson'))}",
        f"- Headings of the path / 路径上的标题: {len(taught)}, carried / 已承担: {sum(bool(row.lessons) for row in taught)}",
        f"- Figures of the sources / 来源数字: {len(figures)}, cited / 已引用: {len(cited)}",
        "",
        "## 标题 / Headings",
        "",
        "| 来源 / Source | 标题 / Heading | 课 / Lessons | 题 / Questions | 以后 / Later |",
        "|---|---|---|---|---|",
        *(_heading(row) for row in rows),
        "",
        "## 数字 / Figures",
        "",
        "All are claims of the source documents; none is verified. 全部来自资料，来源未核实。",
        "",
        "| # | 来源 / Source | 数字 / Figure | 含义 / Meaning | 课 / Lessons | 题 / Questions |",
        "|---|---|---|---|---|---|",
        *(_figure(row) for row in figures),
    ]
    return "\n".join(lines) + "\n"


def _heading(row: HeadingRow) -> str:
    one = row.heading
    cells = (one.id, f"{one.title.zh} / {one.title.en}", _all(row.lessons), _counted(row.questions), _all(one.later))
    return _row(cells)


def _figure(row: FigureRow) -> str:
    one = row.claim
    figure, meaning = f"{one.figure.zh} / {one.figure.en}", f"{one.meaning.zh} / {one.meaning.en}"
    return _row((str(one.id), one.source, figure, meaning, _all(row.lessons), _all(row.questions)))


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _all(names: Sequence[str]) -> str:
    return ", ".join(names) or "–"


def _counted(questions: Sequence[str]) -> str:
    """Return the first few and how many more."""
    more = len(questions) - _SHOWN
    return _all(questions[:_SHOWN]) + (f" +{more}" if more > 0 else "")
