"""What a table is narrowed down to; kept with an export as JSON."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, Self

LEFT = ("include", "only", "exclude")


@dataclass(frozen=True, slots=True)
class Filters:
    """Narrowing of the certification table. `team` and `intake` are ids; nothing set shows everything."""

    team: int | None = None
    intake: int | None = None
    level: str = ""
    state: str = ""
    issued_from: date | None = None
    issued_to: date | None = None
    left: str = "include"

    def as_json(self) -> dict[str, Any]:
        """Return plain JSON data."""
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(self).items()}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read what `as_json` wrote."""
        known = {field.name: data[field.name] for field in fields(cls) if field.name in data}
        for name in ("issued_from", "issued_to"):
            if isinstance(known.get(name), str):
                known[name] = date.fromisoformat(known[name])
        return cls(**known)

    @property
    def narrows(self) -> bool:
        """Tell whether anything is left out."""
        return self != type(self)()
