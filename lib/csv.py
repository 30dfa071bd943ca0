"""CSV for Excel in Chinese: UTF-8 with a byte order mark, and no cell that a spreadsheet would take for a formula."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import BinaryIO

Cell = str | int | Decimal | date | None

BOM = b"\xef\xbb\xbf"
STARTS_A_FORMULA = "=+-@\t\r\n\0＝＋－＠"
_AT_ONCE = 512
_LINES_AT_ONCE = 8192


def defused(value: Cell) -> str | int | Decimal | date | None:
    """Return a cell that no spreadsheet runs: numbers stay numbers, a text that begins like a formula gets a quote."""
    if isinstance(value, str) and value[:1] and value[:1] in STARTS_A_FORMULA:
        return "'" + value
    return value


def write(file: BinaryIO, header: Iterable[str], rows: Iterable[Iterable[Cell]]) -> Iterator[int]:
    """Write a table, yielding how many rows are written from time to time and at the end; memory stays flat."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    file.write(BOM)
    writer.writerow(list(map(defused, header)))
    count = 0
    for count, row in enumerate(rows, 1):
        writer.writerow([_plain(cell) for cell in row])
        if not count % _AT_ONCE:
            _flush(text, file)
            yield count
    _flush(text, file)
    yield count


def write_lines(file: BinaryIO, header: Iterable[str], lines: Iterable[bytes]) -> Iterator[int]:
    """Write a table whose lines are CSV already, as `write` does: from a database that words and defuses them itself."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(list(map(defused, header)))
    file.write(BOM + text.getvalue().encode())
    count, waiting = 0, bytearray()
    for count, line in enumerate(lines, 1):
        waiting += line
        if not count % _LINES_AT_ONCE:
            file.write(waiting)
            waiting.clear()
            yield count
    file.write(waiting)
    yield count


def _plain(value: Cell) -> str | int | Decimal:
    value = defused(value)
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else value


def _flush(text: io.StringIO, file: BinaryIO) -> None:
    file.write(text.getvalue().encode())
    text.seek(0)
    text.truncate()
