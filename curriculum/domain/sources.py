"""Figures need a source: an amount, percentage or period in prose is cited or marked as an example."""

from collections.abc import Iterator

from curriculum.domain.passages import CITING, passages_of
from knowledge.domain import tokens
from lib.packs import Pack
from lib.problems import Problem
from lib.prose_figures import FigureKind, figures

WORDS = {FigureKind.AMOUNT: "an amount", FigureKind.PERCENTAGE: "a percentage", FigureKind.PERIOD: "a period"}


def check_figures(pack: Pack) -> Iterator[Problem]:
    """Yield every figure of lessons, questions, scripts, courses and paths that nothing stands behind."""
    for kind in CITING:
        for entry in pack.of(kind).values():
            for passage in passages_of(entry):
                if passage.free:
                    continue
                for figure in figures(tokens.blanked(passage.text)):
                    said = f"{figure.text} is {WORDS[figure.kind]} without a source"
                    way = "cite {rule:CARD.field} or {claim:NUMBER}, or mark an example as {n:NUMBER}"
                    yield passage.problem(f"{said}; {way}", offset=figure.start if passage.column else 0)
