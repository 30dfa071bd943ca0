"""The head of a pack: `pack.yaml`."""

from dataclasses import dataclass
from typing import Literal

from lib.bilingual import Text


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a source document. `path`: this pack has to teach it; `later`: lessons still to come that carry it."""

    id: str
    title: Text
    path: bool
    later: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PackHead:
    """Names a pack and its format.

    `bank_rules`: `onboarding` (a bank of 15 questions and more, four types, a third with a customer's line) is an
    error when broken; `free` makes these three a warning, for packs that are drafts or small.
    `headings`: those of the source documents, which the `sources` of lessons name.
    """

    format: Literal["pack/1"]
    id: str
    title: Text
    bank_rules: Literal["onboarding", "free"] = "onboarding"
    headings: tuple[Heading, ...] = ()
