"""What can be assigned: a path, a course, a module or a single step, named by kind and id."""

from dataclasses import dataclass
from typing import Literal, get_args

TargetKind = Literal["path", "course", "module", "step"]
KINDS: tuple[TargetKind, ...] = get_args(TargetKind)


@dataclass(frozen=True, slots=True)
class Target:
    """A thing to assign."""

    kind: TargetKind
    slug: str

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.kind}:{self.slug}"


def read_target(key: str) -> Target | None:
    """Read what a form sent, None if it is not the name of a target."""
    word, _, slug = key.partition(":")
    kind = next((kind for kind in KINDS if kind == word), None)
    return Target(kind, slug) if kind and slug else None
