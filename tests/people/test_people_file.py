"""The people file, read as pure text: headers in both languages, every problem at once, line and column named."""

from datetime import date

import pytest

from people.domain.file_columns import COLUMNS
from people.domain.file_rows import PersonLine, read_file
from people.domain.roles import Role

HEAD = tuple(COLUMNS)


def read(*rows: tuple[str, ...]) -> list[tuple[int, int, str]]:
    numbered = [(line, row) for line, row in enumerate(rows, start=1)]
    return [(found.line, found.column, found.key) for found in read_file(numbered).findings]


def test_a_whole_row_is_read() -> None:
    row = (
        "001024",
        "Lin.Xiao",
        "林晓",
        "Lin Xiao",
        "lin@yunqi.example",
        "客服部/一组",
        "agent;组长",
        "J",
        "2026-11-16",
        "中文",
        "Asia/Shanghai",
        "是",
    )
    assert read_file([(1, HEAD), (2, row)]).people == (
        PersonLine(
            line=2,
            employee_number="001024",
            username="lin.xiao",
            name_zh="林晓",
            name_en="Lin Xiao",
            email="lin@yunqi.example",
            team=("客服部", "一组"),
            roles=(Role.AGENT, Role.LEAD),
            level="J",
            hired_on=date(2026, 11, 16),
            language="zh-hans",
            time_zone="Asia/Shanghai",
            active=True,
        ),
    )


def test_the_header_may_be_chinese_and_in_any_order() -> None:
    file = read_file([(1, ("在职", "工号", "中文名")), (2, ("否", "007", "王五"))])
    assert file.people == (PersonLine(line=2, employee_number="007", name_zh="王五", active=False),)


def test_an_unknown_column_is_an_error_and_so_is_a_column_twice() -> None:
    assert read(("employee_number", "salary", "工号"), ("1", "2", "3")) == [(1, 2, "salary"), (1, 3, "employee_number")]


def test_without_a_number_column_nothing_is_read() -> None:
    assert read(("name_zh",), ("王五",)) == [(1, 0, "employee_number")]


def test_every_problem_is_told_at_once_with_line_and_column() -> None:
    rows = [
        ("=1+1", "ok", "林", "", "", "", "", "", "2026-11-16", "", "", ""),
        ("2", "bad name", "林", "", "no-mail", "A//B", "boss", "X", "2026-02-30", "fr", "Mars/Base", "maybe"),
        ("", "ok2", "林", "", "", "", "", "", "", "", "", ""),
    ]
    assert read(HEAD, *rows) == [
        (2, 1, "employee_number"),
        *[
            (3, HEAD.index(key) + 1, key)
            for key in ("username", "email", "team", "roles", "level", "hired_on", "language", "time_zone", "active")
        ],
        (4, 1, "employee_number"),
    ]


def test_one_number_twice_is_told_at_the_second_place() -> None:
    head = ("employee_number", "username")
    assert read(head, ("001", "a"), ("002", "A"), ("001", "c"), ("004", "002")) == [
        (3, 2, "username"),
        (4, 1, "employee_number"),
        (5, 2, "username"),
    ]


@pytest.mark.parametrize("day", ["2026-11-16", "2026/11/16", "2026.11.16", "2026年11月16日", "2026-11-16 00:00:00"])
def test_days_are_read_as_people_write_them(day: str) -> None:
    file = read_file([(1, ("employee_number", "hired_on")), (2, ("1", day))])
    assert file.people[0].hired_on == date(2026, 11, 16)


def test_a_short_row_says_nothing_in_its_missing_cells() -> None:
    assert read_file([(1, ("employee_number", "level")), (2, ("1",))]).people == (PersonLine(line=2, employee_number="1"),)


def test_a_formula_is_no_name() -> None:
    assert read(("employee_number", "name_zh"), ("1", '=HYPERLINK("http://x")')) == [(2, 2, "name_zh")]
