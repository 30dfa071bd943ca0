"""`manage.py import_people`: encodings, workbooks, all or nothing, idempotence, exit codes."""

import json
import re
import subprocess
import sys
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from people.models import Employment, Membership, Team, User
from people.queries import led_teams, team_of, team_paths
from people.testing import make_person, make_team

pytestmark = pytest.mark.django_db

TEXT = (
    "employee_number,username,name_zh,name_en,email,team,roles,level,hired_on,language,time_zone,active\n"
    "001024,lin.xiao,林晓,Lin Xiao,,客户服务部/家居一组,agent,J,2026-01-05,zh,Asia/Shanghai,yes\n"
    "000311,chen.mo,陈默,Chen Mo,chen@yunqi.example,客户服务部/家居一组,agent;lead,S,2024-07-08,en,Europe/Berlin,yes\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(path: Path, *options: str) -> tuple[int, dict[str, Any]]:
    out, code = StringIO(), 0
    try:
        call_command("import_people", str(path), "--json", *options, stdout=out)
    except SystemExit as ended:
        code = int(ended.code or 0)
    return code, json.loads(out.getvalue())


def done(added: int = 0, changed: int = 0, same: int = 0, left_alone: int = 0) -> tuple[int, dict[str, Any]]:
    return 0, {"ok": True, "did": {"added": added, "changed": changed, "same": same}, "left_alone": left_alone, "problems": []}


def test_people_come_in_with_team_role_level_and_leading(file: Path) -> None:
    assert run(file) == done(added=2)
    agent, lead = User.objects.get(username="lin.xiao"), User.objects.get(employee_number="000311")
    team = Team.objects.get(name_zh="家居一组")
    assert team_paths("zh-hans")[team.pk] == "客户服务部 / 家居一组"
    assert (agent.name_zh, agent.name_en, agent.employee_number, agent.hired_on) == ("林晓", "Lin Xiao", "001024", date(2026, 1, 5))
    assert (lead.email, lead.language, lead.time_zone) == ("chen@yunqi.example", "en", "Europe/Berlin")
    assert team_of(agent, date(2026, 1, 5)) == team
    assert list(led_teams(lead)) == [team]
    assert not agent.has_usable_password()


def test_the_same_file_twice_changes_nothing(file: Path) -> None:
    run(file)
    make_person()
    rows = [list(fact.objects.values()) for fact in (User, Employment, Membership)]
    assert run(file) == done(same=2, left_alone=1)
    assert [list(fact.objects.values()) for fact in (User, Employment, Membership)] == rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_encoding_of_the_field_is_read(file: Path, encoding: str) -> None:
    file.write_bytes(TEXT.encode(encoding))
    assert run(file) == done(added=2)
    assert User.objects.get(employee_number="001024").name_zh == "林晓"


def test_semicolons_and_windows_line_ends_are_read(file: Path) -> None:
    file.write_bytes(b"employee_number;name_zh;hired_on\r\n0007;\xe7\x8e\x8b;2026-01-05\r\n")
    assert run(file) == done(added=1)


def test_a_workbook_keeps_leading_zeros_and_reads_whole_numbers_and_days(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["工号", "中文名", "入职日期", "在职"])
    book.active.append(["001024", "林晓", date(2026, 1, 5), True])
    book.active.append([123.0, "王五", "2026-01-06", "是"])
    book.save(tmp_path / "people.xlsx")
    assert run(tmp_path / "people.xlsx") == done(added=2)
    assert list(User.objects.order_by("hired_on").values_list("employee_number", flat=True)) == ["001024", "123"]


def test_a_formula_without_a_value_in_a_workbook_is_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["工号", "中文名", "入职日期"])
    book.active.append(["=1+1", "林晓", date(2026, 1, 5)])
    book.save(tmp_path / "people.xlsx")
    code, said = run(tmp_path / "people.xlsx")
    assert (code, [(p["line"], p["column"], p["key"]) for p in said["problems"]]) == (1, [(2, 1, "employee_number")])


def test_a_file_that_only_calls_itself_a_workbook_is_told(tmp_path: Path) -> None:
    (tmp_path / "people.xlsx").write_bytes(b"PK\x03\x04" + b"nothing" * 40)
    code, said = run(tmp_path / "people.xlsx", "--language", "en")
    assert (code, said["problems"][0]["reason"]) == (1, "This XLSX cannot be opened.")


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\x00\x01\x02\xff\xfe"])
def test_a_file_that_is_no_table_is_told(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert run(file)[0] == 1
    assert User.objects.by_name().count() == 0


def test_one_bad_row_keeps_all_out_and_names_line_column_and_reason(file: Path) -> None:
    file.write_text(TEXT + "000400,,,,,,,,,,,yes\n", encoding="utf-8")
    code, said = run(file, "--language", "en")
    assert code == 1
    assert said == {
        "ok": False,
        "did": {"added": 0, "changed": 0, "same": 0},
        "left_alone": 0,
        "problems": [
            {"file": str(file), "line": 4, "column": 3, "key": "name_zh", "reason": "A new person needs a Chinese or a Latin name."}
        ],
    }
    assert (User.objects.by_name().count(), Team.objects.count()) == (0, 0)


def test_a_taken_username_is_told_and_undoes_the_rest(file: Path) -> None:
    make_person(username="chen.mo")
    code, said = run(file, "--language", "zh")
    assert (code, [(p["line"], p["column"], p["key"]) for p in said["problems"]]) == (1, [(3, 2, "username")])
    assert not User.objects.by_name().filter(employee_number="001024").exists()


def test_a_dry_run_counts_and_leaves_nothing(file: Path) -> None:
    assert run(file, "--dry-run") == done(added=2)
    assert (User.objects.by_name().count(), Team.objects.count()) == (0, 0)


def test_changes_are_dated_today_and_history_stays(file: Path) -> None:
    run(file)
    file.write_text(TEXT.replace("家居一组,agent,J", "售后组,agent;trainer,I").replace("林晓", "林笑"), encoding="utf-8")
    assert run(file) == done(changed=1, same=1)
    person = User.objects.get(employee_number="001024")
    assert person.name_zh == "林笑"
    assert [(m.team.name_zh, m.until_on) for m in person.memberships.order_by("from_on")] == [
        ("家居一组", timezone.localdate()),
        ("售后组", None),
    ]
    assert sorted(person.role_grants.filter(until_on=None).values_list("role", flat=True)) == ["agent", "trainer"]
    assert list(person.levels.order_by("from_on").values_list("level", flat=True)) == ["J", "I"]


def test_someone_leaves_and_comes_back_under_the_same_number(file: Path) -> None:
    run(file)
    file.write_text("employee_number,active\n001024,no\n", encoding="utf-8")
    assert run(file) == done(changed=1, left_alone=1)
    assert run(file) == done(same=1, left_alone=1)
    file.write_text("employee_number,active,team\n001024,yes,客户服务部/家居一组\n", encoding="utf-8")
    assert run(file) == done(changed=1, left_alone=1)
    person = User.objects.get(employee_number="001024")
    assert list(person.employments.values_list("from_on", "until_on")) == [
        (date(2026, 1, 5), timezone.localdate()),
        (timezone.localdate(), None),
    ]


def test_a_team_is_found_by_either_name(file: Path) -> None:
    team = make_team("家居一组", name_en="Home A")
    file.write_text("employee_number,name_zh,hired_on,team\n1,王五,2026-01-05,home a\n2,李四,2026-01-05,家居一组\n", encoding="utf-8")
    assert run(file) == done(added=2)
    assert (Team.objects.count(), Membership.objects.filter(team=team).count()) == (1, 2)


def test_slips_are_written_for_those_without_a_password_and_each_opens_the_door(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "slips.html"
    assert run(file, "--slips", str(out), "--address", "https://training.yunqi.example") == done(added=2)
    sheet = out.read_text(encoding="utf-8")
    paths = re.findall(r"https://training\.yunqi\.example(/slip/[\w-]+/)", sheet)
    assert len(set(paths)) == 2
    assert {Client().get(path).status_code for path in set(paths)} == {200}
    assert ("林晓" in sheet, "Chen Mo" in sheet, sheet.count("<svg")) == (True, True, 2)
    run(file, "--slips", str(out), "--address", "https://training.yunqi.example")
    assert {Client().get(path).status_code for path in set(paths)} == {404}, "a newer slip withdraws the one before"


def test_slips_that_cannot_be_written_undo_everything(file: Path, tmp_path: Path) -> None:
    errors = StringIO()
    with pytest.raises(SystemExit, match="1"):
        call_command("import_people", str(file), "--slips", str(tmp_path / "gone" / "slips.html"), stderr=errors)
    assert "Nothing was done." in errors.getvalue()
    assert User.objects.by_name().count() == 0


def test_wrong_use_exits_2_and_help_shows_an_example() -> None:
    def command(*words: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "manage.py", "import_people", *words], capture_output=True, text=True, check=False, cwd=settings.BASE_DIR
        )

    shown = command("--help")
    assert (shown.returncode, "001024,lin.xiao" in shown.stdout, "工号" in shown.stdout) == (0, True, True)
    assert command().returncode == 2
    assert command("/no/such/file.csv").returncode == 2
