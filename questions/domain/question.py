"""What every question has, and what a question type must be able to do."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, Literal

from lib.bilingual import Text
from questions.domain.shown import Row, ShownQuestion

Response = str | bool | list[str] | dict[str, str]
"""An answer as it is kept: a choice's id, true or false, ids in order, or a text or id for each part."""

Fields = Mapping[str, Sequence[str]]
"""An answer as a form sends it: each field's values."""

Say = Callable[[str], str]
"""Turns citations such as `{rule:POL-7D.days}` in a text into words."""

HANDLES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class ResponseRefused(Exception):
    """What was sent cannot be an answer to this question; `code` says why in one word."""

    def __init__(self, code: str) -> None:
        """Keep the code for the door, which words it."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(ABC):
    """One question, in both languages, with its key. A type adds its own fields and fills in the methods."""

    id: str
    use: Literal["quiz", "check"]
    objective: str
    stem: Text
    customer_line: bool = False

    template: ClassVar[str]

    @abstractmethod
    def parts(self) -> tuple[str, ...]:
        """Return the ids of what is dealt in a new order to each reader (none if nothing is)."""

    @abstractmethod
    def show(self, order: Sequence[str], lang: str, say: Say) -> ShownQuestion:
        """Return what may be seen before the answer is handed in: neither key nor explanation."""

    @staticmethod
    @abstractmethod
    def read(shown: ShownQuestion, fields: Fields) -> object:
        """Turn a form's fields, which speak in handles, into a response that speaks in ids.

        :raises ResponseRefused: if nothing was chosen, or what was sent contradicts itself
        """

    @staticmethod
    @abstractmethod
    def fill(shown: ShownQuestion, response: Response) -> dict[str, list[str]]:
        """Turn a response back into the fields of the form."""

    @abstractmethod
    def clean(self, data: object) -> Response:
        """Return a response in its one canonical form.

        :raises ResponseRefused: if it cannot be an answer to this question
        """

    @abstractmethod
    def share(self, response: Response) -> Fraction:
        """Return the share answered rightly, exactly, in [0, 1]; `response` is clean."""

    @abstractmethod
    def explain(self, response: Response | None, lang: str, say: Say) -> tuple[Row, ...]:
        """Return every part with whether it was right and why."""

    @abstractmethod
    def faults(self) -> Iterator[tuple[str, str]]:
        """Yield what an author has got wrong beyond the shape, as (dotted key, reason)."""
