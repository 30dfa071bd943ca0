"""Grading a paper: the sum of its questions' shares, against the cut."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction

from questions.domain import AnyQuestion, Response, share
from questions.domain.grading import as_decimal
from quizzes.domain.paper import Paper


@dataclass(frozen=True, slots=True)
class Grade:
    """What a paper came to. `fraction` in [0, 1] (six places) and `mark` in [0, 100] (one place) are cut off."""

    fraction: Decimal
    mark: Decimal
    passed: bool


def grade(paper: Paper, questions: Mapping[str, AnyQuestion], responses: Mapping[str, Response], *, cut_percent: int) -> Grade:
    """Grade a paper.

    `questions` by SHA-256 of their version, `responses` by question id; a question that was left open earns nothing.
    It passes when the exact fraction reaches the cut; `mark` is cut off, so it never shows a cut that was not reached.
    """
    earned = sum((share(questions[i.sha256], responses.get(i.question)) for i in paper.items), Fraction(0))
    exact = earned / len(paper.items) if paper.items else Fraction(0)
    mark = as_decimal(exact) * 100
    return Grade(as_decimal(exact), mark.quantize(Decimal("0.1"), rounding=ROUND_DOWN), exact * 100 >= cut_percent)
