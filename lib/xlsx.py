"""XLSX row by row in constant memory: texts stay texts, never formulas or links; dates are dates."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

import xlsxwriter

from lib.csv import Cell

_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}
_AT_ONCE = 512
MOST_ROWS = 1_048_575
_LONGEST_CELL = 32_767
_NARROW, _WIDE = 8, 40


class TooManyRows(Exception):
    """A sheet holds 1,048,576 lines; take CSV."""


def write(
    file: BinaryIO, header: Sequence[str], rows: Iterable[Iterable[Cell]], *, sheet: str, widths: Sequence[int] = ()
) -> Iterator[int]:
    """Write a table, yielding how many rows are written from time to time and at the end; memory stays flat.

    :raises TooManyRows: beyond what a sheet holds
    """
    book = xlsxwriter.Workbook(file, _OPTIONS)
    page = book.add_worksheet(sheet[:31])
    _dress(page, header, widths)
    page.write_row(0, 0, header, book.add_format({"bold": True, "bottom": 1}))
    count = 0
    for count, row in enumerate(rows, 1):
        if count > MOST_ROWS:
            raise TooManyRows
        for column, value in enumerate(row):
            _put(page, count, column, value)
        if not count % _AT_ONCE:
            yield count
    book.close()
    yield count


def _put(page: "xlsxwriter.worksheet.Worksheet", line: int, column: int, value: Cell) -> None:
    if isinstance(value, str):
        if value:
            page.write_string(line, column, _clean(value))
    elif value is not None:
        page.write(line, column, value)


def _clean(value: str) -> str:
    """Drop control characters, which XML cannot hold (a line ends with LF), and what a cell is too short for."""
    if not value.isprintable():
        lines = value.replace("\r\n", "\n").replace("\r", "\n")
        value = "".join(letter for letter in lines if letter in "\t\n" or unicodedata.category(letter) != "Cc")
    return value[:_LONGEST_CELL]


def _dress(page: "xlsxwriter.worksheet.Worksheet", header: Sequence[str], widths: Sequence[int]) -> None:
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, 0, max(0, len(header) - 1))
    for column, name in enumerate(header):
        asked = widths[column] if column < len(widths) else 0
        page.set_column(column, column, min(_WIDE, max(_NARROW, asked, 2 * len(name))))
