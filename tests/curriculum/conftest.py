"""A small whole pack to break, one rule at a time."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from curriculum.services.checking import check

SMALL = Path(__file__).parent / "pack"
Change = Callable[[str, str, str], None]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """Copy the small pack."""
    return Path(shutil.copytree(SMALL, tmp_path / "pack"))


@pytest.fixture
def change(pack: Path) -> Change:
    """Replace a text that stands in a file of the pack."""

    def replace(file: str, before: str, after: str) -> None:
        path = pack / file
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after, 1), encoding="utf-8")

    return replace


def findings(root: Path, level: str = "error") -> list[str]:
    """Return what the checker says, as it prints it."""
    return [str(problem) for problem in check(root).problems if problem.level == level]
