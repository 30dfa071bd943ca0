"""What each type's answers are worth (domain.md section 6)."""

from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from typing import Any

import pytest

from questions.domain import clean, fraction, share
from tests.questions import samples


def worth(question: Any, data: Any) -> Any:
    return share(question, clean(question, data))


@pytest.mark.parametrize("question", samples.ALL, ids=lambda q: q.type)
def test_the_right_answer_is_worth_one_and_none_is_worth_nothing(question: Any) -> None:
    assert worth(question, samples.RIGHT[question.id]) == 1
    assert share(question, None) == 0
    assert fraction(question, clean(question, samples.RIGHT[question.id])) == Decimal("1.000000")


def test_single_is_all_or_nothing() -> None:
    assert [worth(samples.single(), one) for one in "abc"] == [1, 0, 0]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (["a"], Fraction(1, 2)),
        (["a", "b"], Fraction(0)),
        (["a", "b", "c"], Fraction(1, 2)),
        (["a", "b", "c", "d"], Fraction(0)),
        (["b", "d"], Fraction(0)),
        ([], Fraction(0)),
    ],
)
def test_multiple_gives_a_point_a_hit_takes_one_a_slip_and_stops_at_zero(chosen: Any, expected: Any) -> None:
    assert worth(samples.multiple(), chosen) == expected


@pytest.mark.parametrize("answer", [True, False])
def test_true_false_asks_for_the_word(answer: Any) -> None:
    question = samples.true_false(answer=answer)
    assert [worth(question, True), worth(question, False)] == [Fraction(answer), Fraction(not answer)]


def test_ordering_is_one_minus_kendalls_normalised_distance() -> None:
    question = samples.ordering()
    right = ["i1", "i2", "i3", "i4"]
    for given in permutations(right):
        swaps = sum(given.index(a) > given.index(b) for n, a in enumerate(right) for b in right[n + 1 :])
        assert worth(question, list(given)) == 1 - Fraction(swaps, 6)


def test_matching_counts_pairs_and_takes_a_part() -> None:
    question = samples.matching()
    assert worth(question, {"p1": "p1", "p2": "d1"}) == Fraction(1, 3)
    assert worth(question, {"p1": "p2", "p2": "p1", "p3": "p3"}) == Fraction(1, 3)
    assert worth(question, {}) == 0


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"g1": "３．５天", "g2": "先 复述！"}, 1),
        ({"g1": "3.5 DAYS", "g2": "Repeat, first"}, 1),
        ({"g1": "35天", "g2": "先复述"}, Fraction(1, 2)),
        ({"g1": "三点五"}, Fraction(1, 2)),
        ({"g1": "。", "g2": " "}, 0),
    ],
)
def test_cloze_compares_after_folding_width_case_blanks_and_punctuation(typed: Any, expected: Any) -> None:
    assert worth(samples.cloze(), typed) == expected


def test_fractions_are_cut_off_and_never_rounded_up() -> None:
    question = samples.matching()
    assert fraction(question, {"p1": "p1", "p2": "p2"}) == Decimal("0.666666")
