"""The columns of the certification table, in the order in which page and files show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Column(StrEnum):
    """Keys of the columns; other programs rely on them."""

    EMPLOYEE_NUMBER = "employee_number"
    NAME = "name"
    NAME_LATIN = "name_latin"
    TEAM_AT_ISSUE = "team_at_issue"
    TEAM_NOW = "team_now"
    INTAKE = "intake"
    ACTIVE = "active"
    CERTIFICATION = "certification"
    VERSION = "version"
    LEVEL = "level"
    SCORE = "score"
    BAND = "band"
    STATE = "state"
    ISSUED_ON = "issued_on"
    EXPIRES_ON = "expires_on"
    REVOKED_ON = "revoked_on"
    REASON = "reason"
    NUMBER = "number"


FIGURES = frozenset({Column.VERSION, Column.SCORE})
WIDTHS: Mapping[Column, int] = {
    Column.EMPLOYEE_NUMBER: 12,
    Column.NAME: 12,
    Column.NAME_LATIN: 20,
    Column.TEAM_AT_ISSUE: 16,
    Column.TEAM_NOW: 16,
    Column.INTAKE: 16,
    Column.CERTIFICATION: 16,
    Column.ISSUED_ON: 12,
    Column.EXPIRES_ON: 12,
    Column.REVOKED_ON: 12,
    Column.REASON: 30,
    Column.NUMBER: 34,
}
Value = str | int | Decimal | date | None


@dataclass(frozen=True, slots=True)
class CertificationRow:
    """One certificate in the table, in the reader's language; `state` and `active` are keys still."""

    pk: int
    employee_number: str
    name: str
    name_latin: str
    team_at_issue: str
    team_now: str
    intake: str
    active: bool
    certification: str
    version: int
    level: str
    score: Decimal
    band: str
    state: str
    issued_on: date
    expires_on: date
    revoked_on: date | None
    reason: str
    number: str


@dataclass(frozen=True, slots=True)
class Words:
    """How states and yes and no read in a language (or as keys)."""

    states: Mapping[str, str]
    yes: str
    no: str


KEYS = Words({}, "true", "false")


def cells(row: CertificationRow, words: Words) -> tuple[Value, ...]:
    """Return a row as cells, one a column: the same for page, CSV and XLSX."""
    return (
        row.employee_number,
        row.name,
        row.name_latin,
        row.team_at_issue,
        row.team_now,
        row.intake,
        words.yes if row.active else words.no,
        row.certification,
        row.version,
        row.level,
        row.score,
        row.band,
        words.states.get(row.state, row.state),
        row.issued_on,
        row.expires_on,
        row.revoked_on,
        row.reason,
        row.number,
    )
