"""Tables: a sticky head, figures to the right, and below 768 px each row a record of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from ui.components.icon import icon as draw_icon
from ui.components.props import NOTHING, attributes, classes, join, one_of

SORTS = ("", "ascending", "descending")


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `right` for figures; `sort_url` makes its head a link, `sorted` says which way it stands."""

    label: str
    right: bool = False
    sort_url: str = ""
    sorted: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One record, as many cells as columns; the first names the row. `left` marks people who left."""

    cells: tuple[str | int | SafeString, ...]
    left: bool = False
    id: str = ""


def table(
    columns: Sequence[Column],
    rows: Iterable[Row],
    *,
    label: str,
    dense: bool = False,
    stacked: bool = True,
    id: str = "",  # noqa: A002  the attribute's own name
) -> SafeString:
    """Show records under their heads; `label` names the scrolling region."""
    css = classes("r-table", "is-dense" if dense else "", "is-stacked" if stacked else "")
    return format_html(
        '<div class="r-table-wrap" tabindex="0" role="region" aria-label="{}"><table{}><thead><tr>{}</tr></thead>'
        "<tbody>{}</tbody></table></div>",
        label,
        attributes({"class": css, "id": id}),
        join(_head(column) for column in columns),
        join(_row(columns, row) for row in rows),
    )


def _head(column: Column) -> SafeString:
    one_of("sorted", column.sorted, SORTS)
    arrow = {"ascending": draw_icon("arrow-up"), "descending": draw_icon("arrow-down")}.get(column.sorted, NOTHING)
    inside = format_html('<a class="r-sort" href="{}">{} {}</a>', column.sort_url, column.label, arrow) if column.sort_url else column.label
    opening = attributes({"scope": "col", "class": "r-right" if column.right else "", "aria-sort": column.sorted})
    return format_html("<th{}>{}</th>", opening, inside)


def _row(columns: Sequence[Column], row: Row) -> SafeString:
    first, *others = row.cells
    if len(row.cells) != len(columns):
        message = f"a row has {len(row.cells)} cells for {len(columns)} columns"
        raise ValueError(message)
    cells = join(
        format_html(
            "<td{}>{}</td>",
            attributes({"class": "r-right" if column.right else "", "data-label": column.label}),
            cell,
        )
        for column, cell in zip(columns[1:], others, strict=True)
    )
    opening = attributes({"class": "is-left" if row.left else "", "id": row.id})
    return format_html('<tr{}><th scope="row">{}</th>{}</tr>', opening, first, cells)


def pagination(*, previous_url: str = "", next_url: str = "", note: str = "") -> SafeString:
    """Show the way to the pages before and after, and where this one stands."""
    if not (previous_url or next_url or note):
        return NOTHING
    return format_html(
        '<nav class="r-row r-between r-pages" aria-label="{}"><span class="r-sm r-sub r-num">{}</span>'
        '<span class="r-row r-row-tight">{}{}</span></nav>',
        pgettext("page", "Pages"),
        note,
        _page(previous_url, pgettext("page", "Previous"), "arrow-left", after=False),
        _page(next_url, pgettext("page", "Next"), "arrow-right", after=True),
    )


def _page(url: str, label: str, icon: str, *, after: bool) -> SafeString:
    inside = join([label, draw_icon(icon)] if after else [draw_icon(icon), label])
    if not url:
        return format_html('<span class="btn btn-quiet btn-sm is-off" aria-hidden="true">{}</span>', inside)
    return format_html('<a class="btn btn-quiet btn-sm" rel="{}" href="{}">{}</a>', "next" if after else "prev", url, inside)
