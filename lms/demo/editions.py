"""The curriculum as it was when the older people of the demo company took it: fewer courses, one exam, no gate."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FOLDER = "first-edition"


@contextmanager
def first_edition(*, pack: Path, demo: Path) -> Iterator[Path]:
    """Yield a pack as it stood first: today's, with the path, courses, exam and certification of then laid over it.

    :raises OSError: if the disk refuses
    """
    with tempfile.TemporaryDirectory(prefix="rapport-first-") as folder:
        root = Path(folder) / "pack"
        shutil.copytree(pack, root)
        shutil.copytree(demo / FOLDER, root, dirs_exist_ok=True)
        yield root
