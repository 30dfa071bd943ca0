"""The parts of a lesson: what stands under each `## `, with the checks in it."""

from dataclasses import dataclass
from functools import lru_cache

from lib.markdown_blocks import Block, Check, Fault, document


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one heading. Numbers count from 1."""

    number: int
    title: str
    blocks: tuple[Block, ...]

    @property
    def checks(self) -> tuple[str, ...]:
        """Ids of the checks in it."""
        return tuple(block.question for block in self.blocks if isinstance(block, Check))


@lru_cache(maxsize=512)
def parts_of(body: str) -> tuple[Part, ...]:
    """Take a body apart. Text before the first `## ` belongs to the first part."""
    read = document(body).parts
    lead = read[0].blocks if read and not read[0].title else ()
    headed = [part for part in read if part.title]
    if not headed:
        return (Part(1, "", lead),)
    return tuple(Part(number, part.title, (*lead, *part.blocks) if number == 1 else part.blocks) for number, part in enumerate(headed, 1))


def checks_of(body: str) -> tuple[str, ...]:
    """Return the ids of all checks in order."""
    return tuple(check for part in parts_of(body) for check in part.checks)


def faults_of(body: str) -> tuple[Fault, ...]:
    """Return what is wrong with the markup of a body, by line."""
    return document(body).faults
