"""Where a page of the table begins: after or before a row, by its place in the order, not by a count."""

from dataclasses import dataclass
from datetime import date
from typing import Self


@dataclass(frozen=True, slots=True)
class Cursor:
    """A row's place: newest first, by day of issue, then by id."""

    issued_on: date
    pk: int

    def __str__(self) -> str:
        """Write it for an address."""
        return f"{self.issued_on.isoformat()}.{self.pk}"

    @classmethod
    def read(cls, written: str) -> Self | None:
        """Read what an address says; nonsense is no place."""
        day, _dot, pk = written.partition(".")
        try:
            return cls(date.fromisoformat(day), int(pk)) if len(pk) < 19 else None  # noqa: PLR2004  a 64-bit id
        except ValueError:
            return None
