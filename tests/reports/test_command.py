"""`export_certificates`: what it writes, what it refuses, how it ends."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest
import time_machine
from django.core.management import CommandError, call_command

from audit.models import Line
from people.testing import make_team
from tests.certificates.world import AT, award, curriculum, learner

pytestmark = pytest.mark.django_db


@pytest.fixture
def out(tmp_path: Path) -> Path:
    curriculum()
    top = make_team("客服中心", name_en="Service")
    award(learner(team=make_team("售前组", parent=top, name_en="Presales"), employee_number="00417"))
    award(learner(team=make_team("售后组", parent=top, name_en="After-sales"), employee_number="00418"))
    return tmp_path / "out.file"


def rows_of(path: Path) -> list[list[str]]:
    return list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))


@time_machine.travel(AT)
def test_csv_with_keys(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("export_certificates", "--format", "csv", "--out", str(out), "--headers", "keys")
    rows = rows_of(out)
    assert [row[0] for row in rows] == ["employee_number", "00418", "00417"]
    assert (rows[1][6], rows[1][12]) == ("true", "valid")
    assert "2 rows written" in capsys.readouterr().out
    assert Line.objects.get(verb="export.command").details["rows"] == 2


@time_machine.travel(AT)
def test_xlsx_with_words_and_filters(out: Path) -> None:
    call_command("export_certificates", format="xlsx", out=str(out), team="客服中心/售前组", state="valid", left="exclude")
    sheet = openpyxl.load_workbook(io.BytesIO(out.read_bytes())).worksheets[0]
    assert [row[0].value for row in sheet.iter_rows()] == ["工号", "00417"]
    call_command("export_certificates", format="csv", out=str(out), team="Service / After-sales", headers="keys")
    assert [row[0] for row in rows_of(out)[1:]] == ["00418"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"team": "没有/这组"}, "客服中心/售前组"),
        ({"intake": "none"}, "no such intake"),
    ],
)
def test_wrong_filters_are_refused_with_what_would_be_right(out: Path, wrong: dict[str, str], said: str) -> None:
    with pytest.raises(CommandError, match=said) as refusal:
        call_command("export_certificates", format="csv", out=str(out), **wrong)
    assert refusal.value.returncode == 2
    assert not out.exists()


def test_what_cannot_be_written_is_said_and_leaves_nothing(out: Path) -> None:
    out.mkdir()
    with pytest.raises(CommandError, match="was not written") as refusal:
        call_command("export_certificates", format="csv", out=str(out))
    assert refusal.value.returncode == 1
    assert list(out.iterdir()) == []
    assert [path.name for path in out.parent.iterdir()] == ["out.file"]


def test_a_folder_that_does_not_exist_is_not_made(out: Path) -> None:
    with pytest.raises(CommandError, match="its folder does not exist"):
        call_command("export_certificates", format="csv", out=str(out / "x.csv"))
    assert not out.exists()
