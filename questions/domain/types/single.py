"""One right option of several: all or nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, Literal

from questions.domain.question import Fields, Question, Response, ResponseRefused, Say
from questions.domain.shown import Row, ShownQuestion
from questions.domain.types.options import Option, dealt, explained, repeated


@dataclass(frozen=True, slots=True, kw_only=True)
class Single(Question):
    """Pick one."""

    type: Literal["single"]
    options: tuple[Option, ...]

    template: ClassVar[str] = "questions/types/single.html"

    def parts(self) -> tuple[str, ...]:
        """Options are dealt in a new order each time."""
        return tuple(o.id for o in self.options)

    def show(self, order: Sequence[str], lang: str, say: Say) -> ShownQuestion:
        """Show the options, lettered by place."""
        choices = dealt(order, {o.id: o.text for o in self.options}, lang, say)
        return ShownQuestion(self.id, self.type, lang, say(self.stem.get(lang)), choices=choices)

    @staticmethod
    def read(shown: ShownQuestion, fields: Fields) -> object:
        """Take the one handle sent."""
        sent = fields.get("answer", ())
        if not sent:
            raise ResponseRefused("nothing-chosen")
        return shown.id_of(sent[0]) if len(sent) == 1 else None

    @staticmethod
    def fill(shown: ShownQuestion, response: Response) -> dict[str, list[str]]:
        """Tick the one chosen."""
        return {"answer": [c.handle for c in shown.choices if c.id == response]}

    def clean(self, data: object) -> Response:
        """Accept the id of an option."""
        if not isinstance(data, str) or data not in self.parts():
            raise ResponseRefused("not-an-option")
        return data

    def share(self, response: Response) -> Fraction:
        """Give one for the right option, nothing for another."""
        return Fraction(any(o.right for o in self.options if o.id == response))

    def explain(self, response: Response | None, lang: str, say: Say) -> tuple[Row, ...]:
        """Explain every option."""
        return explained(self.options, frozenset({str(response)}), lang, say)

    def faults(self) -> Iterator[tuple[str, str]]:
        """Ask for three or four options, exactly one of them right."""
        yield from repeated(self.options)
        if not 3 <= len(self.options) <= 4:  # noqa: PLR2004 - the pack format's own limits
            yield "options", f"must be three or four, not {len(self.options)}"
        if (right := sum(o.right for o in self.options)) != 1:
            yield "options", f"must have exactly one right option, not {right}"
