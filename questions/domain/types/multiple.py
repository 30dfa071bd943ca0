"""Several right options: one point a hit, minus one a slip, never below zero."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, Literal

from questions.domain.question import Fields, Question, Response, ResponseRefused, Say
from questions.domain.shown import Row, ShownQuestion
from questions.domain.types.options import Option, dealt, explained, repeated


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiple(Question):
    """Pick all that are right."""

    type: Literal["multiple"]
    options: tuple[Option, ...]

    template: ClassVar[str] = "questions/types/multiple.html"

    def parts(self) -> tuple[str, ...]:
        """Options are dealt in a new order each time."""
        return tuple(o.id for o in self.options)

    def show(self, order: Sequence[str], lang: str, say: Say) -> ShownQuestion:
        """Show the options, lettered by place."""
        choices = dealt(order, {o.id: o.text for o in self.options}, lang, say)
        return ShownQuestion(self.id, self.type, lang, say(self.stem.get(lang)), choices=choices)

    @staticmethod
    def read(shown: ShownQuestion, fields: Fields) -> object:
        """Take the handles sent; none means that the answer was taken back."""
        return [shown.id_of(handle) for handle in fields.get("answer", ())]

    @staticmethod
    def fill(shown: ShownQuestion, response: Response) -> dict[str, list[str]]:
        """Tick those chosen."""
        chosen = response if isinstance(response, list) else []
        return {"answer": [c.handle for c in shown.choices if c.id in chosen]}

    def clean(self, data: object) -> Response:
        """Accept ids of options, each once, kept in the author's order."""
        if not isinstance(data, list) or not all(isinstance(one, str) and one in self.parts() for one in data):
            raise ResponseRefused("not-an-option")
        if len(set(data)) != len(data):
            raise ResponseRefused("chosen-twice")
        return [one for one in self.parts() if one in data]

    def share(self, response: Response) -> Fraction:
        """Weigh hits against slips, over how many are right (domain.md section 6, MC)."""
        chosen = frozenset(response if isinstance(response, list) else ())
        right = {o.id for o in self.options if o.right}
        hits, slips = len(chosen & right), len(chosen - right)
        return max(Fraction(0), Fraction(hits - slips, len(right)))

    def explain(self, response: Response | None, lang: str, say: Say) -> tuple[Row, ...]:
        """Explain every option."""
        return explained(self.options, frozenset(response if isinstance(response, list) else ()), lang, say)

    def faults(self) -> Iterator[tuple[str, str]]:
        """Ask for a right and a wrong option at least."""
        yield from repeated(self.options)
        if not any(o.right for o in self.options):
            yield "options", "must have at least one right option"
        if all(o.right for o in self.options):
            yield "options", "must have at least one wrong option"
