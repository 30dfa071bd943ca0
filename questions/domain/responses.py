"""Showing a question, taking an answer to it, and explaining it afterwards."""

from collections.abc import Sequence
from dataclasses import replace

from questions.domain.grading import share
from questions.domain.order import shuffled
from questions.domain.question import HANDLES, Question, Response, ResponseRefused, Say
from questions.domain.shown import ExplainedQuestion, Row, ShownQuestion


def as_written(text: str) -> str:
    """Leave a text as it is (where nobody resolves its citations)."""
    return text


def dealt(question: Question, order_seed: str) -> tuple[str, ...]:
    """Return the order in which a reader with this seed sees the question's parts."""
    return shuffled(question.parts(), f"{order_seed}|{question.id}")


def shown(question: Question, lang: str, order_seed: str, say: Say = as_written) -> ShownQuestion:
    """Return a question as a reader with this seed sees it: no key, no explanation."""
    return shown_in_order(question, lang, dealt(question, order_seed), say)


def shown_in_order(question: Question, lang: str, order: Sequence[str], say: Say = as_written) -> ShownQuestion:
    """Return a question with its parts in an order that was dealt before."""
    return question.show(order, lang, say)


def clean(question: Question, data: object) -> Response:
    """Return an answer in its one canonical form.

    :raises ResponseRefused: if it cannot be an answer to this question
    """
    return question.clean(data)


def is_blank(response: Response | None) -> bool:
    """Tell whether nothing was answered, or all of it was taken back."""
    return response is None or (not isinstance(response, bool) and not response)


def explained(
    question: Question, response: Response | None, lang: str, say: Say = as_written, order: Sequence[str] = ()
) -> ExplainedQuestion:
    """Return a question with every part explained, beside what was answered; options in the order they were dealt."""
    return ExplainedQuestion(
        slug=question.id,
        type=getattr(question, "type", ""),
        lang=lang,
        stem=_stem(question, lang, say),
        rows=_rows(question, response, lang, say, order),
        share=share(question, response),
        answered=not is_blank(response),
    )


def _rows(question: Question, response: Response | None, lang: str, say: Say, order: Sequence[str]) -> tuple[Row, ...]:
    rows, parts = question.explain(response, lang, say), question.parts()
    if not getattr(question, "options", ()) or sorted(order) != sorted(parts):
        return rows
    return tuple(replace(rows[parts.index(one)], label=HANDLES[n]) for n, one in enumerate(order))


def _stem(question: Question, lang: str, say: Say) -> str:
    return question.show(question.parts(), lang, say).stem


__all__ = ["ResponseRefused", "as_written", "clean", "dealt", "explained", "is_blank", "shown", "shown_in_order"]
