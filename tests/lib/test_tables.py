"""CSV and XLSX: nothing in them runs, numbers stay numbers, texts come back as they were."""

import csv as stdlib_csv
import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from lib import csv, xlsx

PAYLOADS = [
    "=1+1", '=HYPERLINK("http://evil","x")', "=cmd|' /C calc'!A0", "+1+1", "-1+1", "-5", "@SUM(1)", "\t=1", "\r=1", "\n=1", "\0=1",
    "＝1+1", "＋1", "－1", "＠SUM(1)", "=IMPORTXML(1)", "=WEBSERVICE(1)", "+cmd|'/C calc'!A0", "@import", "-2+3+cmd|' /C calc'!A0",
]  # fmt: skip


@pytest.mark.parametrize("text", PAYLOADS)
def test_a_text_that_begins_like_a_formula_gets_a_quote(text: str) -> None:
    out = io.BytesIO()
    list(csv.write(out, ["h"], [[text]]))
    ((cell,),) = list(stdlib_csv.reader(io.StringIO(out.getvalue().decode("utf-8-sig"), newline="")))[1:]
    assert cell == "'" + text


def test_numbers_dates_and_plain_texts_are_left_alone() -> None:
    assert [csv.defused(value) for value in (-5, Decimal("-1.5"), date(2026, 1, 2), None, "", "林晓", "a=b")] == [
        -5, Decimal("-1.5"), date(2026, 1, 2), None, "", "林晓", "a=b",
    ]  # fmt: skip


def test_csv_has_a_mark_for_excel_and_tells_how_far_it_is() -> None:
    out = io.BytesIO()
    assert list(csv.write(out, ["姓名"], ([str(n)] for n in range(1100)))) == [512, 1024, 1100]
    assert out.getvalue()[:11] == b"\xef\xbb\xbf" + "姓名".encode() + b"\r\n"


@pytest.mark.parametrize("text", [*PAYLOADS, "http://example.com", "00417", "1e5", "TRUE"])
def test_in_xlsx_a_text_is_a_text(text: str) -> None:
    out = io.BytesIO()
    list(xlsx.write(out, ["h"], [[text]], sheet="s"))
    cell = openpyxl.load_workbook(io.BytesIO(out.getvalue())).worksheets[0]["A2"]
    assert (cell.data_type, cell.hyperlink) == ("s", None)
    assert cell.value == text.replace("\0", "").replace("\r", "\n")


def test_in_xlsx_numbers_are_numbers_and_days_are_days() -> None:
    out = io.BytesIO()
    assert list(xlsx.write(out, ["a", "b", "c"], [[1, Decimal("86.5"), date(2026, 11, 28)]], sheet="s")) == [1]
    row = [cell.value for cell in openpyxl.load_workbook(io.BytesIO(out.getvalue())).worksheets[0][2]]
    assert (row[0], row[1], row[2].date()) == (1, 86.5, date(2026, 11, 28))
