"""What may be seen before an answer, what may be sent as one, and what is told afterwards."""

import json
from dataclasses import asdict
from typing import Any

import pytest

from lib import shapes
from questions.domain import ResponseRefused, clean, dealt, explained, is_blank, shown
from questions.domain.order import shuffled
from tests.questions import samples

REFUSED = [
    (samples.single(), "z"),
    (samples.single(), ["a"]),
    (samples.single(), None),
    (samples.multiple(), ["a", "z"]),
    (samples.multiple(), ["a", "a"]),
    (samples.multiple(), "a"),
    (samples.true_false(), "true"),
    (samples.true_false(), 1),
    (samples.ordering(), ["i1", "i2", "i3"]),
    (samples.ordering(), ["i1", "i1", "i2", "i3"]),
    (samples.ordering(), ["i1", "i2", "i3", 4]),
    (samples.matching(), {"p1": "p9"}),
    (samples.matching(), {"d1": "p1"}),
    (samples.matching(), ["p1"]),
    (samples.cloze(), {"g9": "x"}),
    (samples.cloze(), {"g1": 3}),
    (samples.cloze(), {"g1": "x" * 201}),
    (samples.cloze(), {"g1": "a\0b"}),
]


@pytest.mark.parametrize(("question", "data"), REFUSED)
def test_what_cannot_be_an_answer_is_refused(question: Any, data: Any) -> None:
    with pytest.raises(ResponseRefused):
        clean(question, data)


@pytest.mark.parametrize("question", samples.ALL, ids=lambda q: q.type)
def test_a_clean_answer_stays_as_it_is(question: Any) -> None:
    once = clean(question, samples.RIGHT[question.id])
    assert clean(question, json.loads(json.dumps(once))) == once


@pytest.mark.parametrize("question", samples.ALL, ids=lambda q: q.type)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_explanation_and_no_key_is_shown_before(question: Any, lang: Any) -> None:
    said = json.dumps(asdict(shown(question, lang, "seed")), ensure_ascii=False)
    assert "why-" not in said
    assert '"right"' not in said
    assert '"accept"' not in said
    assert "先复述" not in said


@pytest.mark.parametrize("question", samples.ALL, ids=lambda q: q.type)
def test_everything_is_explained_after(question: Any) -> None:
    rows = explained(question, None, "en").rows
    assert len({row.why for row in rows}) == len(rows)
    assert all(row.why.startswith("why-") for row in rows)


@pytest.mark.parametrize("question", samples.ALL, ids=lambda q: q.type)
def test_what_a_form_sends_becomes_the_answer(question: Any) -> None:
    seen = shown(question, "zh", "some seed")
    answer = samples.RIGHT[question.id]
    assert clean(question, question.read(seen, as_form(seen, answer))) == clean(question, answer)


def as_form(seen: Any, answer: Any) -> Any:
    """Fill in the form of a shown question as a reader who knows the answer would."""
    handle = {c.id: c.handle for c in seen.choices}
    match seen.type:
        case "single":
            return {"answer": [handle[answer]]}
        case "multiple":
            return {"answer": [handle[one] for one in answer]}
        case "true_false":
            return {"answer": ["true" if answer else "false"]}
        case "ordering":
            return {f"answer-{handle[one]}": [str(n)] for n, one in enumerate(answer, 1)}
        case "matching":
            return {f"answer-{p.handle}": [handle[answer[p.id]]] for p in seen.prompts}
        case _:
            return {f"answer-{p.handle}": [answer[p.id]] for p in seen.pieces if p.handle}


def test_an_ordering_with_a_place_taken_twice_is_refused() -> None:
    seen = shown(samples.ordering(), "zh", "seed")
    with pytest.raises(ResponseRefused, match="place-taken-twice"):
        samples.ordering().read(seen, {f"answer-{c.handle}": ["1"] for c in seen.choices})


def test_nothing_sent_is_refused_where_one_must_be_picked() -> None:
    for question in (samples.single(), samples.true_false(), samples.ordering()):
        with pytest.raises(ResponseRefused, match="nothing-chosen"):
            question.read(shown(question, "zh", "seed"), {})


def test_taking_everything_back_is_an_answer_but_a_blank_one() -> None:
    answers: list[Any] = [None, [], {}, False, "a"]
    assert [is_blank(v) for v in answers] == [True, True, True, False, False]


def test_a_seed_gives_the_same_order_for_ever() -> None:
    assert shuffled(["a", "b", "c", "d"], "seed") == shuffled(["d", "c", "b", "a"], "seed") == ("c", "d", "a", "b")
    assert len({dealt(samples.multiple(), str(n)) for n in range(200)}) == 24


@pytest.mark.parametrize("question", samples.ALL, ids=lambda q: q.type)
def test_a_frozen_body_is_read_back_as_it_was(question: Any) -> None:
    assert shapes.from_json(shapes.to_json(question), type(question)) == question
