"""Questions in a pack: they stand in the files of quizzes, whose app passes them here."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from audit.domain import Actor
from lib.packs import Entry, Loaded, Pack, PackKind
from lib.problems import Problem
from questions.domain import AnyQuestion
from questions.queries import questions_by_sha
from questions.services.publishing import publish

KINDS: tuple[PackKind, ...] = ()


def check(pack: Pack) -> Iterator[Problem]:  # noqa: ARG001 - no kind of its own
    """Find nothing: there is no kind of our own to check."""
    yield from ()


def check_questions(entry: Entry, questions: Sequence[AnyQuestion], key: str = "questions") -> Iterator[Problem]:
    """Find what is wrong with the questions of a file beyond their shape, under `key[n]`."""
    seen: set[str] = set()
    for n, question in enumerate(questions):
        if question.id in seen:
            yield entry.problem(f"{key}[{n}].id", f"stands here twice: {question.id}")
        seen.add(question.id)
        for where, reason in question.faults():
            yield entry.problem(f"{key}[{n}].{where}", reason)


def load(pack: Pack, *, by: Actor, at: datetime) -> Loaded:  # noqa: ARG001 - no kind of its own
    """Load nothing: quizzes pass their questions to `load_questions`."""
    return Loaded()


def load_questions(bank: str, questions: Sequence[AnyQuestion], *, by: Actor, at: datetime) -> Loaded:
    """Publish the questions of a file."""
    return publish(bank_slug=bank, questions=questions, by=by, at=at)


def export() -> Iterator[Entry]:
    """Export nothing: questions go out in the files of their quizzes."""
    yield from ()


def exported(hashes: Mapping[str, str]) -> tuple[AnyQuestion, ...]:
    """Return questions by id and version, in the mapping's order."""
    found = questions_by_sha(hashes.values())
    return tuple(found[sha] for sha in hashes.values())
