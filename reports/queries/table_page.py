"""One page of the certification table, with the way to its neighbours."""

from dataclasses import dataclass
from datetime import date

from reports.domain.columns import CertificationRow
from reports.domain.cursor import Cursor
from reports.domain.filters import Filters
from reports.queries.certifications import COUNTED, after, as_rows, before, certification_rows, count_of

SIZE = 20


@dataclass(frozen=True, slots=True)
class TablePage:
    """Rows, how many there are in all (`counted` stops at 10,000) and the cursors of the pages before and after."""

    rows: tuple[CertificationRow, ...]
    counted: int
    previous: Cursor | None
    next: Cursor | None

    @property
    def is_capped(self) -> bool:
        """Tell whether there are more than were counted."""
        return self.counted > COUNTED


def table_page(filters: Filters, *, today: date, language: str, start: Cursor | None, back: Cursor | None) -> TablePage:
    """Return the page after `start`, or the one before `back`, or the first. Two queries, however long the table."""
    rows = certification_rows(filters, today=today, language=language)
    if back is not None:
        found = list(as_rows(before(rows, back)[: SIZE + 1]))
        more_before, more_after = len(found) > SIZE, True
        kept = tuple(reversed(found[:SIZE]))
    else:
        found = list(as_rows((after(rows, start) if start else rows)[: SIZE + 1]))
        more_before, more_after = start is not None, len(found) > SIZE
        kept = tuple(found[:SIZE])
    return TablePage(
        kept,
        count_of(filters, today=today, most=COUNTED + 1),
        _place(kept[0]) if kept and more_before else None,
        _place(kept[-1]) if kept and more_after else None,
    )


def _place(row: CertificationRow) -> Cursor:
    return Cursor(row.issued_on, row.pk)
