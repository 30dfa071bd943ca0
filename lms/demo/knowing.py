"""Answering questions rightly or wrongly on purpose, as people of the demo's past did."""

from questions.domain import AnyQuestion, Response
from questions.domain.types import Cloze, Matching, Multiple, Ordering, Single, TrueFalse


def right_response(question: AnyQuestion) -> Response:
    """Return the response that earns the whole fraction."""
    match question:
        case Single():
            return next(option.id for option in question.options if option.right)
        case Multiple():
            return [option.id for option in question.options if option.right]
        case TrueFalse():
            return question.answer
        case Ordering():
            return [item.id for item in question.items]
        case Matching():
            return {pair.id: pair.id for pair in question.pairs}
        case Cloze():
            return {gap.id: gap.accept.zh[0] for gap in question.gaps}


def wrong_response(question: AnyQuestion) -> Response | None:
    """Return a response that earns nothing, or None: left open."""
    match question:
        case Single() | Multiple():
            wrong = next(option.id for option in question.options if not option.right)
            return wrong if isinstance(question, Single) else [wrong]
        case TrueFalse():
            return not question.answer
        case _:
            return None
