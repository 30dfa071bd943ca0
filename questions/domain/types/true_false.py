"""A statement that holds or does not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, Literal

from lib.bilingual import Text
from questions.domain.question import Fields, Question, Response, ResponseRefused, Say
from questions.domain.shown import Row, ShownQuestion

WORDS = {True: Text("对", "True"), False: Text("不对", "False")}


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse(Question):
    """Say whether the stem is true."""

    type: Literal["true_false"]
    answer: bool
    if_true: Text
    if_false: Text

    template: ClassVar[str] = "questions/types/true_false.html"

    def parts(self) -> tuple[str, ...]:
        """Deal nothing: true stands first, always."""
        return ()

    def show(self, order: Sequence[str], lang: str, say: Say) -> ShownQuestion:  # noqa: ARG002 - nothing is dealt
        """Show the statement."""
        return ShownQuestion(self.id, self.type, lang, say(self.stem.get(lang)))

    @staticmethod
    def read(shown: ShownQuestion, fields: Fields) -> object:  # noqa: ARG004 - no handles here
        """Take `true` or `false`."""
        sent = fields.get("answer", ())
        if not sent:
            raise ResponseRefused("nothing-chosen")
        return {"true": True, "false": False}.get(sent[0]) if len(sent) == 1 else None

    @staticmethod
    def fill(shown: ShownQuestion, response: Response) -> dict[str, list[str]]:  # noqa: ARG004 - no handles here
        """Tick the word."""
        return {"answer": [str(response).lower()]}

    def clean(self, data: object) -> Response:
        """Accept a boolean."""
        if not isinstance(data, bool):
            raise ResponseRefused("not-an-option")
        return data

    def share(self, response: Response) -> Fraction:
        """Give one for the right word."""
        return Fraction(response is self.answer)

    def explain(self, response: Response | None, lang: str, say: Say) -> tuple[Row, ...]:
        """Explain both words."""
        whys = {True: self.if_true, False: self.if_false}
        return tuple(
            Row(WORDS[word].get(lang), say(whys[word].get(lang)), right=word is self.answer, chosen=response is word)
            for word in (True, False)
        )

    def faults(self) -> Iterator[tuple[str, str]]:
        """Find nothing: the shape says it all."""
        yield from ()
