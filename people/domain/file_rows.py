"""A people file, row by row: what each row says about one person, and everything that is wrong, at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from lib.bilingual import Text
from people.domain.file_columns import Finding, read_header
from people.domain.file_values import READERS, Wrong
from people.domain.roles import Role


@dataclass(frozen=True, slots=True)
class PersonLine:
    """What a row says. None: the column is missing or the cell is empty, so nothing is said."""

    line: int
    employee_number: str
    username: str | None = None
    name_zh: str | None = None
    name_en: str | None = None
    email: str | None = None
    team: tuple[str, ...] | None = None
    roles: tuple[Role, ...] | None = None
    level: str | None = None
    hired_on: date | None = None
    language: str | None = None
    time_zone: str | None = None
    active: bool | None = None

    @property
    def sign_in_names(self) -> tuple[tuple[str, str], ...]:
        """What they sign in with, by column."""
        number, username = self.employee_number.lower(), (self.username or "").lower()
        named = (("employee_number", number), ("username", username))
        return tuple((key, name) for key, name in named if name and not (key == "username" and name == number))


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """Everything a file says, where its columns stand, and what is wrong with it."""

    people: tuple[PersonLine, ...]
    places: Mapping[str, int]
    findings: tuple[Finding, ...]


def read_file(rows: Sequence[tuple[int, Sequence[str]]]) -> PeopleFile:
    """Read a header and its rows, each with the line it stands on."""
    (line, header), *others = rows
    places, findings = read_header(line, header)
    if findings:
        return PeopleFile((), places, findings)
    read = [_read_row(line, cells, places) for line, cells in others]
    people = tuple(person for person, _wrong in read if person is not None)
    wrong = [finding for _person, findings in read for finding in findings]
    return PeopleFile(people, places, tuple(sorted([*wrong, *_twice(people, places)], key=_place)))


def finding(person: PersonLine, places: Mapping[str, int], key: str, reason: Text) -> Finding:
    """Return what is wrong with one cell of a person's row."""
    return Finding(person.line, places.get(key, -1) + 1, key, reason)


def _read_row(line: int, cells: Sequence[str], places: Mapping[str, int]) -> tuple[PersonLine | None, list[Finding]]:
    findings: list[Finding] = []
    said: dict[str, Any] = {}
    for key, place in places.items():
        cell = cells[place] if place < len(cells) else ""
        if not cell.strip():
            continue
        value = READERS[key](cell)
        if isinstance(value, Wrong):
            findings.append(Finding(line, place + 1, key, value.reason))
        else:
            said[key] = value
    if "employee_number" not in said and not any(f.key == "employee_number" for f in findings):
        reason = Text(zh="缺少工号。", en="The number is missing.")
        findings.append(Finding(line, places["employee_number"] + 1, "employee_number", reason))
    return (None if findings else PersonLine(line=line, **said)), findings


def _twice(people: Iterable[PersonLine], places: Mapping[str, int]) -> Iterable[Finding]:
    """Find numbers and usernames that stand in the file twice."""
    seen: dict[str, int] = {}
    for person in people:
        for key, name in person.sign_in_names:
            if name in seen:
                reason = Text(zh=f"和第 {seen[name]} 行重复：{name}。", en=f"Line {seen[name]} has it too: {name}.")
                yield finding(person, places, key, reason)
            seen.setdefault(name, person.line)


def _place(found: Finding) -> tuple[int, int]:
    return found.line, found.column


SAID = tuple(field.name for field in fields(PersonLine) if field.name not in {"line", "employee_number"})
