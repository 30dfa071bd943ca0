"""What a reader sees of a question: before the answer (no key inside), and after."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to pick or to place. Pages carry the handle only: an id may betray the author's order."""

    handle: str
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a stem, followed by a gap to type into (no gap after the last)."""

    text: str
    handle: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """A question as dealt to one reader in one language."""

    slug: str
    type: str
    lang: str
    stem: str
    choices: tuple[Choice, ...] = ()
    prompts: tuple[Choice, ...] = ()
    pieces: tuple[Piece, ...] = ()

    def id_of(self, handle: str) -> str | None:
        """Return the id behind a choice's handle, None if there is none."""
        return next((c.id for c in self.choices if c.handle == handle), None)


@dataclass(frozen=True, slots=True)
class Row:
    """One part of a question, explained.

    `given` and `expected` are words for what was put here and what belongs here; both empty where the part is picked
    or not picked (`chosen`).
    """

    text: str
    why: str
    right: bool
    chosen: bool = False
    given: str = ""
    expected: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class ExplainedQuestion:
    """A question after it was answered, or left."""

    slug: str
    type: str
    lang: str
    stem: str
    rows: tuple[Row, ...]
    share: Fraction
    answered: bool

    @property
    def is_right(self) -> bool:
        """Tell whether all of it was right."""
        return self.share == 1

    @property
    def is_partly(self) -> bool:
        """Tell whether some of it was right, and some not."""
        return 0 < self.share < 1

    @property
    def picks(self) -> bool:
        """Tell whether its parts were picked or not, rather than filled."""
        return self.type in {"single", "multiple", "true_false"}
