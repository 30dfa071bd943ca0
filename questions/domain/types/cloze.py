"""Gaps to type into, each marked against the answers that its author accepts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, Literal

from lib.bilingual import Text
from questions.domain.plain import plain
from questions.domain.question import Fields, Question, Response, ResponseRefused, Say
from questions.domain.shown import Piece, Row, ShownQuestion
from questions.domain.types.options import twice

GAP = re.compile(r"\[\[([^\[\]]+)\]\]")
LONGEST = 200
"""Characters that may be typed into one gap."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """What may be typed, in either language; the first is the one that is shown afterwards."""

    zh: tuple[str, ...]
    en: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap of the stem, written there as `[[id]]`."""

    id: str
    accept: Accepted
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Cloze(Question):
    """Type what is missing."""

    type: Literal["cloze"]
    gaps: tuple[Gap, ...]

    template: ClassVar[str] = "questions/types/cloze.html"

    def parts(self) -> tuple[str, ...]:
        """Gaps stay where the stem has them."""
        return ()

    def show(self, order: Sequence[str], lang: str, say: Say) -> ShownQuestion:  # noqa: ARG002 - nothing is dealt
        """Show the stem in pieces, a numbered gap between them."""
        cut = GAP.split(self.stem.get(lang))
        numbers = {gap.id: str(n) for n, gap in enumerate(self.gaps, 1)}
        pieces = [Piece(say(text), numbers[gap], gap) for text, gap in zip(cut[::2], cut[1::2], strict=False)]
        stem = say(GAP.sub("____", self.stem.get(lang)))
        return ShownQuestion(self.id, self.type, lang, stem, pieces=(*pieces, Piece(say(cut[-1]))))

    @staticmethod
    def read(shown: ShownQuestion, fields: Fields) -> object:
        """Take a text (`answer-1=...`) for each gap."""
        return {p.id: next(iter(fields.get(f"answer-{p.handle}", ())), "") for p in shown.pieces if p.handle}

    @staticmethod
    def fill(shown: ShownQuestion, response: Response) -> dict[str, list[str]]:
        """Give every gap its text."""
        given = response if isinstance(response, dict) else {}
        return {f"answer-{p.handle}": [given[p.id]] for p in shown.pieces if p.id in given}

    def clean(self, data: object) -> Response:
        """Accept a text for some or all of the gaps, kept as typed but for blanks around it."""
        ids = [g.id for g in self.gaps]
        if not isinstance(data, dict) or not all(k in ids and isinstance(v, str) for k, v in data.items()):
            raise ResponseRefused("not-an-option")
        if any(len(text) > LONGEST or "\0" in text for text in data.values()):
            raise ResponseRefused("too-long")
        typed = {one: " ".join(str(data.get(one, "")).split()) for one in ids}
        return {one: text for one, text in typed.items() if text}

    def share(self, response: Response) -> Fraction:
        """Return the share of gaps filled with something accepted, in either language."""
        return Fraction(sum(self._fits(gap, response) for gap in self.gaps), len(self.gaps))

    def explain(self, response: Response | None, lang: str, say: Say) -> tuple[Row, ...]:
        """Explain every gap."""
        given = response if isinstance(response, dict) else {}
        return tuple(
            Row(
                "",
                say(gap.why.get(lang)),
                right=self._fits(gap, given),
                given=given.get(gap.id, ""),
                expected=" / ".join(say(one) for one in (gap.accept.zh if lang.startswith("zh") else gap.accept.en)),
                label=str(n),
            )
            for n, gap in enumerate(self.gaps, 1)
        )

    def faults(self) -> Iterator[tuple[str, str]]:
        """Ask for the same gaps in both stems and in the list, and for answers that can be typed."""
        yield from twice([g.id for g in self.gaps], "gaps")
        listed = sorted(g.id for g in self.gaps)
        for lang in ("zh", "en"):
            if (found := sorted(GAP.findall(self.stem.get(lang)))) != listed:
                yield f"stem.{lang}", f"has the gaps {', '.join(found) or 'none'}, but listed are {', '.join(listed) or 'none'}"
        for n, gap in enumerate(self.gaps):
            for lang, texts in (("zh", gap.accept.zh), ("en", gap.accept.en)):
                if not texts or not all(plain(text) for text in texts):
                    yield f"gaps[{n}].accept.{lang}", "must list at least one answer that has a letter or digit"

    @staticmethod
    def _fits(gap: Gap, response: Response) -> bool:
        typed = plain(response.get(gap.id, "")) if isinstance(response, dict) else ""
        return bool(typed) and typed in {plain(one) for one in (*gap.accept.zh, *gap.accept.en)}
