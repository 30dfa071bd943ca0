"""What an author is told beyond the shape."""

from dataclasses import replace
from typing import Any

import pytest

from lib.bilingual import Text
from questions.domain.types.cloze import Accepted
from questions.domain.types.options import Option
from tests.questions import samples


def option(one: Any, *, right: bool = False) -> Any:
    return Option(one, samples.text(one), samples.text(f"why {one}"), right=right)


@pytest.mark.parametrize("question", samples.ALL, ids=lambda q: q.type)
def test_a_sound_question_has_no_fault(question: Any) -> None:
    assert list(question.faults()) == []


@pytest.mark.parametrize(
    ("question", "key"),
    [
        (replace(samples.single(), options=(option("a", right=True), option("b"))), "options"),
        (replace(samples.single(), options=(option("a", right=True), option("b", right=True), option("c"))), "options"),
        (replace(samples.single(), options=(option("a", right=True), option("b"), option("b"))), "options[2].id"),
        (replace(samples.multiple(), options=(option("a"), option("b"))), "options"),
        (replace(samples.multiple(), options=(option("a", right=True), option("b", right=True))), "options"),
        (replace(samples.ordering(), items=samples.ordering().items[:2]), "items"),
        (replace(samples.matching(), pairs=samples.matching().pairs[:1]), "pairs"),
        (replace(samples.cloze(), stem=Text("只有 [[g1]]", "[[g1]] and [[g2]]")), "stem.zh"),
        (
            replace(samples.cloze(), gaps=(replace(samples.cloze().gaps[0], accept=Accepted(("。",), ("x",))), samples.cloze().gaps[1])),
            "gaps[0].accept.zh",
        ),
    ],
)
def test_a_fault_is_named_at_its_key(question: Any, key: Any) -> None:
    assert key in {where for where, _ in question.faults()}
