"""A paper: which question versions, in which order, their parts in which order. A seed draws it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from questions.domain import AnyQuestion, dealt
from questions.domain.order import shuffled
from quizzes.domain.published import Pool, PublishedQuiz, Ref


@dataclass(frozen=True, slots=True)
class Item:
    """One question of a paper: its exact version and the order of its parts."""

    question: str
    number: int
    sha256: str
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """What one attempt is asked."""

    items: tuple[Item, ...]

    def item(self, question: str) -> Item | None:
        """Return the item of a question, None if it is not in this paper."""
        return next((i for i in self.items if i.question == question), None)


def drawn(quiz: PublishedQuiz, seed: str) -> tuple[Ref, ...]:
    """Return the questions that a seed draws, in the order in which they are asked."""
    taken = {ref.id: ref for pool in quiz.pools for ref in _from(pool, seed)}
    return tuple(taken[one] for one in shuffled(taken, f"{seed}|paper"))


def deal(quiz: PublishedQuiz, seed: str, questions: Mapping[str, AnyQuestion]) -> Paper:
    """Return the paper of a seed; `questions` by SHA-256 of their version."""
    refs = drawn(quiz, seed)
    return Paper(tuple(Item(r.id, r.number, r.sha256, dealt(questions[r.sha256], seed)) for r in refs))


def paper_from_json(data: Mapping[str, Any]) -> Paper:
    """Read a stored paper; by hand, because it is read at every answer."""
    return Paper(tuple(Item(i["question"], i["number"], i["sha256"], tuple(i["order"])) for i in data["items"]))


def _from(pool: Pool, seed: str) -> tuple[Ref, ...]:
    if pool.count is None:
        return pool.questions
    by_id = {ref.id: ref for ref in pool.questions}
    return tuple(by_id[one] for one in shuffled(by_id, f"{seed}|draw|{pool.quiz}")[: pool.count])
