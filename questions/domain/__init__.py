"""Questions as values: types, showing, answering, grading, explaining. No Django here."""

from questions.domain.grading import fraction, share
from questions.domain.question import Fields, Question, Response, ResponseRefused, Say
from questions.domain.responses import clean, dealt, explained, is_blank, shown, shown_in_order
from questions.domain.shown import ExplainedQuestion, ShownQuestion
from questions.domain.types import AnyQuestion

__all__ = [
    "AnyQuestion",
    "ExplainedQuestion",
    "Fields",
    "Question",
    "Response",
    "ResponseRefused",
    "Say",
    "ShownQuestion",
    "clean",
    "dealt",
    "explained",
    "fraction",
    "is_blank",
    "share",
    "shown",
    "shown_in_order",
]
