"""Steps to put in order, marked by how many pairs stand the right way round."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import ClassVar, Literal

from lib.bilingual import Text
from questions.domain.question import Fields, Question, Response, ResponseRefused, Say
from questions.domain.shown import Row, ShownQuestion
from questions.domain.types.options import dealt, twice


@dataclass(frozen=True, slots=True)
class Item:
    """One step, with why it stands where it stands."""

    id: str
    text: Text
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering(Question):
    """Put the items in order; the author lists them in the right one."""

    type: Literal["ordering"]
    items: tuple[Item, ...]

    template: ClassVar[str] = "questions/types/ordering.html"

    def parts(self) -> tuple[str, ...]:
        """Items are dealt in a new order each time."""
        return tuple(i.id for i in self.items)

    def show(self, order: Sequence[str], lang: str, say: Say) -> ShownQuestion:
        """Show the items as dealt, lettered by place."""
        choices = dealt(order, {i.id: i.text for i in self.items}, lang, say)
        return ShownQuestion(self.id, self.type, lang, say(self.stem.get(lang)), choices=choices)

    @staticmethod
    def read(shown: ShownQuestion, fields: Fields) -> object:
        """Take a place (`answer-A=2`) for every item."""
        places = {c.id: next(iter(fields.get(f"answer-{c.handle}", ())), "") for c in shown.choices}
        if not any(places.values()):
            raise ResponseRefused("nothing-chosen")
        if sorted(places.values()) != sorted(str(n) for n in range(1, len(places) + 1)):
            raise ResponseRefused("place-taken-twice")
        return sorted(places, key=lambda one: int(places[one]))

    @staticmethod
    def fill(shown: ShownQuestion, response: Response) -> dict[str, list[str]]:
        """Give every item its place."""
        places = {one: str(n) for n, one in enumerate(response if isinstance(response, list) else (), 1)}
        return {f"answer-{c.handle}": [places[c.id]] for c in shown.choices if c.id in places}

    def clean(self, data: object) -> Response:
        """Accept every item's id once."""
        if not isinstance(data, list) or not all(isinstance(one, str) for one in data):
            raise ResponseRefused("not-an-option")
        if sorted(data) != sorted(self.parts()):
            raise ResponseRefused("not-every-item-once")
        return list(data)

    def share(self, response: Response) -> Fraction:
        """Return 1 minus the normalised Kendall distance (Kendall 1938): the share of pairs the right way round."""
        place = {one: n for n, one in enumerate(response if isinstance(response, list) else ())}
        pairs = list(combinations(self.parts(), 2))
        return Fraction(sum(place[a] < place[b] for a, b in pairs if place), len(pairs))

    def explain(self, response: Response | None, lang: str, say: Say) -> tuple[Row, ...]:
        """Explain every item, in the right order, beside the place that it was given."""
        given = {one: str(n) for n, one in enumerate(response if isinstance(response, list) else (), 1)}
        return tuple(
            Row(
                say(item.text.get(lang)),
                say(item.why.get(lang)),
                right=given.get(item.id) == str(n),
                given=given.get(item.id, ""),
                expected=str(n),
                label=str(n),
            )
            for n, item in enumerate(self.items, 1)
        )

    def faults(self) -> Iterator[tuple[str, str]]:
        """Ask for three items at least."""
        yield from twice(self.parts(), "items")
        if len(self.items) < 3:  # noqa: PLR2004 - two items are a coin to toss
            yield "items", "must be three or more"
