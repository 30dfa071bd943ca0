"""A figure of the source documents: nobody has verified it, and it is shown with that tag."""

from dataclasses import dataclass

from lib.bilingual import Text


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim as a pack holds it."""

    id: int
    source: str
    figure: Text
    meaning: Text
