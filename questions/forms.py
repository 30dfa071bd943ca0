"""HTTP text to an answer, and back: field names are the same for every question of a type."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from questions.domain import Fields, Response, ShownQuestion
from questions.domain.types import TYPES


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a question's form: a choice, a prompt or a gap, with what was answered there."""

    handle: str
    text: str
    value: str = ""
    checked: bool = False

    @property
    def name(self) -> str:
        """The field's name, where each row has a field."""
        return f"answer-{self.handle}"


def fields_of(post: QueryDict) -> Fields:
    """Return the answer's fields of a form, and only these."""
    return {name: post.getlist(name) for name in post if name == "answer" or name.startswith("answer-")}


def response_from_post(shown: ShownQuestion, post: QueryDict | Mapping[str, Sequence[str]]) -> object:
    """Return the response that a form carries, in ids, still to be cleaned.

    :raises ResponseRefused: if nothing was chosen, or what was sent contradicts itself
    """
    fields = fields_of(post) if isinstance(post, QueryDict) else post
    return TYPES[shown.type].read(shown, fields)


def lines(shown: ShownQuestion, response: Response | None) -> list[Line]:
    """Return the rows of a question's form, filled in."""
    filled = {} if response is None else TYPES[shown.type].fill(shown, response)
    picked = filled.get("answer", [])
    parts = shown.prompts or shown.choices
    rows = [(part.handle, part.text) for part in parts] or [(piece.handle, piece.text) for piece in shown.pieces]
    rows = rows or [("true", ""), ("false", "")]
    return [Line(h, text, next(iter(filled.get(f"answer-{h}", [])), ""), h in picked) for h, text in rows]
