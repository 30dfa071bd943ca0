"""Pictures of lessons: what a pack holds, what a lesson version pins, and which of them a text shows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from courses.domain.parts import parts_of
from lib.markdown import ImageRef, images_in
from lib.markdown_blocks import Example, Html

FOLDER = "media/"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a pack. `sha256` and `size` (bytes) are of the author's file, `copy_...` of what readers are shown."""

    id: str
    sha256: str
    size: int
    width: int
    height: int
    media_type: str
    copy_sha256: str
    copy_size: int


@dataclass(frozen=True, slots=True)
class Pin:
    """A picture as a lesson version holds it: the name that its text says, and the very file that it means."""

    name: str
    sha256: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Placed:
    """An image in a lesson's body; `line` counts from 1 in that body."""

    ref: ImageRef
    line: int

    @property
    def name(self) -> str | None:
        """The picture's name in the pack, None if it leads elsewhere."""
        return self.ref.src.removeprefix(FOLDER) if self.ref.src.startswith(FOLDER) else None


def placed_in(body: str) -> Iterator[Placed]:
    """Yield the images of a lesson's body, in prose and in examples."""
    for part in parts_of(body):
        for block in part.blocks:
            if isinstance(block, (Html, Example)) and "![" in block.source:
                first = block.line + (1 if isinstance(block, Example) else 0)
                yield from (Placed(ref, first + ref.line - 1) for ref in images_in(block.source))


def pins_for(bodies: tuple[str, ...], pictures: Mapping[str, Picture]) -> tuple[Pin, ...]:
    """Return the pictures that texts show, by name."""
    names = {placed.name for body in bodies for placed in placed_in(body) if placed.name}
    shown = (pictures[name] for name in sorted(names & pictures.keys()))
    return tuple(Pin(each.id, each.sha256, each.width, each.height) for each in shown)
