"""Reading published questions. A version never changes, so what was parsed once is kept by its hash."""

from collections import OrderedDict
from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from knowledge.domain.citations import render
from knowledge.queries import facts_in_force
from lib import shapes
from questions.domain import AnyQuestion, Say
from questions.models import Question, QuestionVersion

KEPT = 2000
_parsed: OrderedDict[str, AnyQuestion] = OrderedDict()


class QuestionUnknown(Exception):
    """No question was ever published under this id or hash."""


def questions_by_sha(hashes: Iterable[str]) -> dict[str, AnyQuestion]:
    """Return questions by the SHA-256 of their version.

    :raises QuestionUnknown: if one of them was never published
    """
    wanted = set(hashes)
    missing = wanted - _parsed.keys()
    if missing:
        for sha, body in QuestionVersion.objects.filter(sha256__in=missing).values_list("sha256", "body"):
            _keep(sha, _read(body))
    found = {sha: _parsed[sha] for sha in wanted if sha in _parsed}
    if len(found) < len(wanted):
        raise QuestionUnknown(", ".join(sorted(wanted - found.keys())))
    return found


def current_questions(slugs: Iterable[str]) -> dict[str, AnyQuestion]:
    """Return the versions in force of some questions, by id; ids that nobody published are left out."""
    rows = Question.objects.filter(slug__in=list(slugs), current__isnull=False).values_list("slug", "current__sha256")
    shas = dict(rows)
    questions = questions_by_sha(shas.values())
    return {slug: questions[sha] for slug, sha in shas.items()}


def current_versions(slugs: Iterable[str]) -> dict[str, tuple[int, str]]:
    """Return (number, SHA-256) of the versions in force of some questions, by id."""
    rows = Question.objects.filter(slug__in=list(slugs), current__isnull=False)
    return {slug: (number, sha) for slug, number, sha in rows.values_list("slug", "current__number", "current__sha256")}


def saying(lang: str, on: date) -> Say:
    """Return what turns a text's citations into the values in force on a day, in a language: one small query."""
    facts = facts_in_force(on)
    return lambda text: render(text, facts, lang)


def _read(body: object) -> AnyQuestion:
    return cast("AnyQuestion", shapes.from_json(body, cast("type[Any]", AnyQuestion)))


def _keep(sha: str, question: AnyQuestion) -> None:
    _parsed[sha] = question
    while len(_parsed) > KEPT:
        _parsed.popitem(last=False)
