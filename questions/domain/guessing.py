"""Guessing without knowing: what a bank gives to somebody who only follows a habit."""

import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from itertools import pairwise

from questions.domain.question import Question
from questions.domain.types import Multiple, Single
from questions.domain.types.options import Option

FEWEST = 3
"""Options that a question must have to be counted; below that, luck alone is worth more than the limit."""

LIMIT = Fraction(40, 100)
"""What a habit may score at most."""

_TOKEN = re.compile(r"\{(?:rule|claim|n):([^{}]*)\}")
_POLITE = {
    "zh": ("您", "请", "抱歉", "不好意思", "对不起", "谢谢", "感谢", "理解", "麻烦", "辛苦", "稍等"),
    "en": ("please", "sorry", "thank", "understand", "apolog", "appreciate", "kindly", "may i", "happy to", "glad"),
}

Weigh = Callable[[Option, str, int, str], float]
"""How strongly a habit is drawn to an option: (option, stem, place, language)."""


def _longest(option: Option, stem: str, place: int, lang: str) -> float:  # noqa: ARG001 - one signature for all
    return len(_bare(option.text.get(lang)))


def _first(option: Option, stem: str, place: int, lang: str) -> float:  # noqa: ARG001 - one signature for all
    return -place


def _most_polite(option: Option, stem: str, place: int, lang: str) -> float:  # noqa: ARG001 - one signature for all
    said = option.text.get(lang).casefold()
    return sum(said.count(word) for word in _POLITE[lang])


def _most_figures(option: Option, stem: str, place: int, lang: str) -> float:  # noqa: ARG001 - one signature for all
    return sum(c.isdigit() for c in option.text.get(lang)) + len(_TOKEN.findall(option.text.get(lang)))


def _shared_words(option: Option, stem: str, place: int, lang: str) -> float:  # noqa: ARG001 - one signature for all
    return len(_words(option.text.get(lang), lang) & _words(stem, lang))


POLICIES: dict[str, Weigh] = {
    "longest": _longest,
    "first": _first,
    "most polite": _most_polite,
    "most figures": _most_figures,
    "most words shared with the stem": _shared_words,
}


def counted(questions: Iterable[Question]) -> list[Single | Multiple]:
    """Return the questions on which guessing is measured."""
    return [q for q in questions if isinstance(q, (Single, Multiple)) and len(q.options) >= FEWEST]


def score(policy: str, questions: Iterable[Question], lang: str) -> Fraction:
    """Return the mean share that a habit earns; where it is torn between options, the mean over them.

    :raises KeyError: if there is no such policy
    """
    weigh, asked = POLICIES[policy], counted(questions)
    return sum((_earned(weigh, q, lang) for q in asked), Fraction(0)) / len(asked) if asked else Fraction(0)


def _earned(weigh: Weigh, question: Single | Multiple, lang: str) -> Fraction:
    stem = question.stem.get(lang)
    pull = {o.id: weigh(o, stem, n, lang) for n, o in enumerate(question.options)}
    torn = [one for one, weight in pull.items() if weight == max(pull.values())]
    worth = (question.share(one if isinstance(question, Single) else [one]) for one in torn)
    return sum(worth, Fraction(0)) / len(torn)


def _bare(text: str) -> str:
    return _TOKEN.sub(r"\1", text)


def _words(text: str, lang: str) -> frozenset[str]:
    if lang == "en":
        return frozenset(re.findall(r"[a-z]{3,}", _bare(text).casefold()))
    han = re.sub(r"[^\u4e00-\u9fff]", " ", text).split()
    return frozenset(a + b for run in han for a, b in pairwise(run))
