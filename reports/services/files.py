"""Writing the table to a file, as page and query have it."""

from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from lib import csv, xlsx
from lib.bilingual import language_of
from reports.domain.columns import KEYS, WIDTHS, Column, cells
from reports.domain.filters import Filters
from reports.queries.certifications import all_rows
from reports.queries.copying import can_copy, copied_lines
from reports.queries.words import headings, sheet_title, words_in


def write_table(
    file: BinaryIO,
    filters: Filters,
    *,
    format: str,  # noqa: A002  the field's own word
    headers: str,
    language: str,
    today: date,
) -> Iterator[int]:
    """Write the table, yielding how many rows are written. With `headers="keys"` states are keys, too."""
    keyed = headers == "keys"
    words = KEYS if keyed else words_in(language)
    header = [column.value for column in Column] if keyed else headings(language)
    tongue = language_of(language)
    if format == "csv" and can_copy():
        lines = copied_lines(filters, today=today, language=tongue, words=words)
        yield from csv.write_lines(file, header, lines)
        return
    rows = (cells(row, words) for row in all_rows(filters, today=today, language=tongue))
    if format == "csv":
        yield from csv.write(file, header, rows)
    else:
        widths = [WIDTHS.get(column, 0) for column in Column]
        yield from xlsx.write(file, header, rows, sheet=sheet_title(language), widths=widths)
