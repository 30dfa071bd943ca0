"""What an answer is worth."""

from decimal import ROUND_DOWN, Decimal
from fractions import Fraction

from questions.domain.question import Question, Response

PLACES = Decimal("0.000001")


def share(question: Question, response: Response | None) -> Fraction:
    """Return the exact share answered rightly, in [0, 1]; what was left open is worth nothing."""
    return Fraction(0) if response is None else question.share(response)


def fraction(question: Question, response: Response | None) -> Decimal:
    """Return the share as a decimal of six places, cut off and not rounded up."""
    return as_decimal(share(question, response))


def as_decimal(exact: Fraction) -> Decimal:
    """Return a share in [0, 1] with six places; cut off, so that no cut score is reached by rounding."""
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(PLACES, rounding=ROUND_DOWN)
