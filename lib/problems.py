"""What is wrong with a file that somebody gave us, and where."""

from dataclasses import asdict, dataclass
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding. Lines and columns count from 1; 0 means the file as a whole."""

    file: str
    line: int
    column: int
    key: str
    reason: str
    level: Level = "error"

    def __str__(self) -> str:
        """Render as `file:line: key: what is wrong`."""
        mark = "" if self.level == "error" else "warning: "
        return f"{self.file}:{self.line}: {self.key}: {mark}{self.reason}"

    def as_json(self) -> dict[str, object]:
        """Return the shape that `--json` prints."""
        return asdict(self)
