"""Pairs to put together, marked pair by pair."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, Literal

from lib.bilingual import Text
from questions.domain.question import Fields, Question, Response, ResponseRefused, Say
from questions.domain.shown import Choice, Row, ShownQuestion
from questions.domain.types.options import dealt, twice


@dataclass(frozen=True, slots=True)
class Pair:
    """What belongs together, and why."""

    id: str
    left: Text
    right: Text
    why: Text


@dataclass(frozen=True, slots=True)
class Decoy:
    """A right-hand side that belongs to nothing."""

    id: str
    text: Text
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching(Question):
    """Find the right-hand side of every left-hand side."""

    type: Literal["matching"]
    pairs: tuple[Pair, ...]
    decoys: tuple[Decoy, ...] = ()

    template: ClassVar[str] = "questions/types/matching.html"

    def parts(self) -> tuple[str, ...]:
        """Right-hand sides are dealt in a new order each time; the left stay as written."""
        return (*(p.id for p in self.pairs), *(d.id for d in self.decoys))

    def show(self, order: Sequence[str], lang: str, say: Say) -> ShownQuestion:
        """Show left sides numbered, right sides lettered by place."""
        return ShownQuestion(
            self.id,
            self.type,
            lang,
            say(self.stem.get(lang)),
            choices=dealt(order, self._rights(), lang, say),
            prompts=tuple(Choice(str(n), p.id, say(p.left.get(lang))) for n, p in enumerate(self.pairs, 1)),
        )

    @staticmethod
    def read(shown: ShownQuestion, fields: Fields) -> object:
        """Take a handle (`answer-1=B`) for each left side; an empty one is left open."""
        sent = {p.id: next(iter(fields.get(f"answer-{p.handle}", ())), "") for p in shown.prompts}
        return {one: shown.id_of(handle) for one, handle in sent.items() if handle}

    @staticmethod
    def fill(shown: ShownQuestion, response: Response) -> dict[str, list[str]]:
        """Give every left side its handle."""
        handles = {c.id: c.handle for c in shown.choices}
        given = response if isinstance(response, dict) else {}
        return {f"answer-{p.handle}": [handles[given[p.id]]] for p in shown.prompts if p.id in given}

    def clean(self, data: object) -> Response:
        """Accept a known right side for some or all of the left sides."""
        lefts = [p.id for p in self.pairs]
        if not isinstance(data, dict) or not all(k in lefts and v in self.parts() for k, v in data.items()):
            raise ResponseRefused("not-an-option")
        return {one: str(data[one]) for one in lefts if one in data}

    def share(self, response: Response) -> Fraction:
        """Return the share of pairs found."""
        given = response if isinstance(response, dict) else {}
        return Fraction(sum(given.get(p.id) == p.id for p in self.pairs), len(self.pairs))

    def explain(self, response: Response | None, lang: str, say: Say) -> tuple[Row, ...]:
        """Explain every pair, then what belonged to nothing."""
        given = response if isinstance(response, dict) else {}
        rights = {one: say(text.get(lang)) for one, text in self._rights().items()}
        rows = [
            Row(
                say(p.left.get(lang)),
                say(p.why.get(lang)),
                right=given.get(p.id) == p.id,
                given=rights.get(given.get(p.id, ""), ""),
                expected=rights[p.id],
                label=str(n),
            )
            for n, p in enumerate(self.pairs, 1)
        ]
        spare = [Row(rights[d.id], say(d.why.get(lang)), right=d.id not in given.values()) for d in self.decoys]
        return (*rows, *spare)

    def faults(self) -> Iterator[tuple[str, str]]:
        """Ask for two pairs at least and for right sides that differ."""
        yield from twice(self.parts(), "pairs")
        if len(self.pairs) < 2:  # noqa: PLR2004 - one pair is no question
            yield "pairs", "must be two or more"
        for lang in ("zh", "en"):
            texts = [text.get(lang) for text in self._rights().values()]
            if len(set(texts)) < len(texts):
                yield "pairs", f"two right-hand sides say the same ({lang}), so neither can be right alone"

    def _rights(self) -> dict[str, Text]:
        return {p.id: p.right for p in self.pairs} | {d.id: d.text for d in self.decoys}
