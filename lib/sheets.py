"""Reading a table that somebody made in a spreadsheet: CSV in the encodings of the field, or XLSX, as rows of text."""

import csv
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from io import StringIO
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

MOST_BYTES = 20 * 2**20
MOST_UNPACKED = 200 * 2**20
DELIMITERS = ",;\t"
ZIP_BEGINS = b"PK\x03\x04"


class SheetUnreadable(Exception):
    """The file is no table that can be read; `code` says why."""

    def __init__(self, code: str) -> None:
        """Keep the code: too-big, empty, not-text, not-a-workbook."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row and the line it begins on."""

    line: int
    cells: tuple[str, ...]


def read_sheet(path: Path) -> tuple[SheetRow, ...]:
    """Return the rows of a file that hold anything, the header first.

    :raises SheetUnreadable: if it is too big, empty, or no table
    """
    if path.stat().st_size > MOST_BYTES:
        raise SheetUnreadable("too-big")
    content = path.read_bytes()
    rows = _workbook(path) if content.startswith(ZIP_BEGINS) else _text(content)
    found = tuple(row for row in rows if any(row.cells))
    if not found:
        raise SheetUnreadable("empty")
    return found


def _text(content: bytes) -> Iterator[SheetRow]:
    text = _decoded(content)
    first = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield SheetRow(line, tuple(cell.strip() for cell in cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise SheetUnreadable("not-text") from error


def _decoded(content: bytes) -> str:
    """Decode UTF-8 (with or without a mark), the UTF-16 that Excel calls Unicode text, else GB18030."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text
    raise SheetUnreadable("not-text")


def _workbook(path: Path) -> Iterator[SheetRow]:
    try:
        with zipfile.ZipFile(path) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
        if unpacked > MOST_UNPACKED:
            raise SheetUnreadable("too-big")
        sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=False)
    except (CalamineError, zipfile.BadZipFile, IndexError, ValueError) as error:
        raise SheetUnreadable("not-a-workbook") from error
    for line, cells in enumerate(rows, start=1):
        yield SheetRow(line, tuple(_worded(cell) for cell in cells))


def _worded(cell: object) -> str:
    """Write a cell as people see it: 123.0 as 123, a date without its midnight, truth as yes and no."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell).strip()
