"""The same rows straight from PostgreSQL as CSV: COPY around the one query, as fast as psql's own copy."""

from collections.abc import Iterator
from datetime import date

from django.db import connection

from certificates.domain.number import GROUPS
from certificates.domain.state import CertificateState
from lib.csv import STARTS_A_FORMULA
from reports.domain.columns import Column, Words
from reports.domain.filters import Filters
from reports.queries.certifications import certification_rows

_AS_THEY_ARE = frozenset({Column.VERSION, Column.SCORE, Column.ISSUED_ON, Column.EXPIRES_ON, Column.REVOKED_ON})


def can_copy() -> bool:
    """Tell whether the database can."""
    return connection.vendor == "postgresql"


def copied_lines(filters: Filters, *, today: date, language: str, words: Words) -> Iterator[bytes]:
    """Stream the rows as lines of CSV, defused and worded by the database."""
    sql, params = certification_rows(filters, today=today, language=language).query.sql_with_params()
    shown, said = _shown(words)
    names = ", ".join(["pk", *(f"c_{column.value}" for column in Column)])
    statement = f"COPY (SELECT {shown} FROM ({sql}) AS rows ({names})) TO STDOUT (FORMAT csv)"  # noqa: S608  our own SQL
    with connection.cursor() as cursor, cursor.copy(statement, (*said, *params)) as copy:
        for line in copy:
            yield bytes(line)


def _shown(words: Words) -> tuple[str, list[str]]:
    """Return the outer columns and their parameters: texts that begin like a formula get a quote, as in `lib.csv`."""
    columns, said = [], []
    for column in Column:
        name = f"c_{column.value}"
        if column is Column.ACTIVE:
            columns.append(f"CASE WHEN {name} THEN %s ELSE %s END")
            said += [words.yes, words.no]
        elif column is Column.STATE:
            columns.append(f"CASE {name} {'WHEN %s THEN %s ' * len(CertificateState)}END")
            said += [text for state in CertificateState for text in (state.value, words.states.get(state.value, state.value))]
        elif column is Column.NUMBER:
            columns.append(_grouped(name))
        elif column in _AS_THEY_ARE:
            columns.append(name)
        else:
            columns.append(f"CASE WHEN strpos(%s, left({name}, 1)) > 0 AND {name} <> '' THEN '''' || {name} ELSE NULLIF({name}, '') END")
            said.append(STARTS_A_FORMULA.replace("\0", ""))
    return ", ".join(columns), said


def _grouped(name: str) -> str:
    parts, start = [], 1
    for size in GROUPS:
        parts.append(f"substr({name}, {start}, {size})")
        start += size
    return " || '-' || ".join(parts)
