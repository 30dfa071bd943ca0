"""Banks of questions: large and mixed enough, tied to objectives, and of no use to somebody who only guesses."""

from collections.abc import Iterator

from curriculum.domain.passages import LANGUAGES
from lib.packs import Entry, Pack
from lib.problems import Level, Problem
from questions.domain import AnyQuestion
from questions.domain.guessing import LIMIT, POLICIES, counted, score
from quizzes.domain import ChapterQuiz

FEWEST_QUESTIONS = 15
FEWEST_TYPES = 4
CUSTOMER_SHARE = 3
"""One in so many questions starts from a customer's line."""


def check_banks(pack: Pack, level: Level) -> Iterator[Problem]:
    """Yield what is wrong with the banks; `level` is that of size, types and customers' lines."""
    practised: set[str] = set()
    objectives = _objectives(pack)
    for entry in pack.of("quiz").values():
        if isinstance(entry.value, ChapterQuiz):
            bank = [question for question in entry.value.questions if question.use == "quiz"]
            practised |= {question.objective for question in entry.value.questions}
            yield from _make_up(entry, bank, level)
            yield from _guessable(entry, entry.value.questions)
            yield from _unknown_objectives(entry, entry.value.questions, objectives)
    for objective, (entry, key) in objectives.items():
        if objective not in practised:
            yield entry.problem(key, f"no question practises objective {objective}")


def _objectives(pack: Pack) -> dict[str, tuple[Entry, str]]:
    return {
        objective.id: (entry, f"zh.objectives[{index}].id")
        for entry in pack.of("lesson").values()
        for index, objective in enumerate(entry.value.zh.objectives)
    }


def _unknown_objectives(entry: Entry, questions: tuple[AnyQuestion, ...], known: dict[str, tuple[Entry, str]]) -> Iterator[Problem]:
    for index, question in enumerate(questions):
        if question.objective not in known:
            yield entry.problem(f"questions[{index}].objective", f"no lesson of this pack has an objective {question.objective}")


def _make_up(entry: Entry, bank: list[AnyQuestion], level: Level) -> Iterator[Problem]:
    if len(bank) < FEWEST_QUESTIONS:
        yield entry.problem("questions", f"has {len(bank)} questions for the quiz; a bank needs {FEWEST_QUESTIONS}", level)
    types = sorted({question.type for question in bank})
    if len(types) < FEWEST_TYPES:
        yield entry.problem("questions", f"has {len(types)} types of question ({', '.join(types)}); a bank needs {FEWEST_TYPES}", level)
    lines = sum(question.customer_line for question in bank)
    if lines * CUSTOMER_SHARE < len(bank):
        said = f"{lines} of {len(bank)} questions start from a customer's line; at least a third should"
        yield entry.problem("questions", said, level)


def _guessable(entry: Entry, questions: tuple[AnyQuestion, ...]) -> Iterator[Problem]:
    asked = counted(questions)
    for lang in LANGUAGES:
        for policy in POLICIES:
            earned = score(policy, asked, lang)
            if asked and earned > LIMIT:
                said = f"always picking the option that is “{policy}” scores {round(earned * 100)} % over {len(asked)} questions in {lang}"
                yield entry.problem("questions", f"{said}; at most {round(LIMIT * 100)} % is allowed")
