"""Needs, beats, endings, timing: what rp/1 says beside the figures."""

from decimal import Decimal
from typing import Any

import pytest

from lib.bilingual import Text
from scenarios.domain.conditions import BadCondition, holds, parse
from scenarios.domain.endings import Moment, csat, ending_of
from scenarios.domain.engine import begin, replay
from scenarios.domain.reply import reply_delay
from scenarios.domain.run import Run
from scenarios.domain.state import State
from scenarios.domain.story import Beat, Silence
from scenarios.domain.turns import Deed
from tests.scenarios.tiny import FALL, OPEN, need, tiny, turn


def beats_of(run: Run) -> list[str]:
    return [step.line.beat if step.line else "" for step in run.steps]


def met(story: Any, *turns: Any) -> Any:
    return sorted(replay(story, turns).met)


def test_a_need_is_met_by_one_of_its_moves_with_quality_a_half() -> None:
    story = tiny(needs=(need("n1", any_moves=("inform", "act")),))
    assert met(story, turn(10, "act", q="0.5")) == ["n1"]
    assert met(story, turn(10, "act", q="0")) == []
    assert met(story, turn(10, "thank")) == []


def test_actions_any_and_all() -> None:
    both = tiny(needs=(need("n1", all_actions=("a", "b")),))
    assert met(both, turn(10, actions=(Deed("a"),))) == []
    assert met(both, turn(10, actions=(Deed("a"),)), turn(20, actions=(Deed("b"),))) == ["n1"]
    assert met(tiny(needs=(need("n1", any_actions=("a", "b")),)), turn(10, actions=(Deed("b"),))) == ["n1"]


def test_consent_counts_only_after_an_earlier_turn_of_options_or_confirm() -> None:
    story = tiny(needs=(need("n1", any_actions=("a",), consent=True),))
    agreed = Deed("a", consent=True)
    assert met(story, turn(10, "act", actions=(agreed,))) == []
    assert met(story, turn(10, "options", actions=(agreed,))) == []
    assert met(story, turn(10, "options"), turn(20, actions=(agreed,))) == ["n1"]
    assert met(story, turn(10, "options", q="0"), turn(20, actions=(agreed,))) == []
    assert met(story, turn(10, "confirm"), turn(20, actions=(Deed("a"),))) == []


def test_after_looks_at_earlier_turns_and_a_missed_need_blocks_nothing() -> None:
    story = tiny(needs=(need("n1", any_moves=("restate",), before_turn=2), need("n2", any_moves=("inform",), after=("n1",))))
    assert met(story, turn(10, "restate", "inform")) == ["n1"]
    assert met(story, turn(10, "restate"), turn(20, "inform")) == ["n1", "n2"]
    late = replay(story, (turn(10, "thank"), turn(20, "restate"), turn(30, "inform")))
    assert (sorted(late.met), sorted(late.missed)) == (["n2"], ["n1"])


def test_before_turn_and_within_s_are_limits() -> None:
    story = tiny(needs=(need("n1", any_moves=("inform",), before_turn=3), need("n2", any_moves=("act",), within_s=300)))
    assert met(story, turn(10, "greet"), turn(20, "inform"), turn(300, "act")) == ["n1", "n2"]
    late = replay(story, (turn(10, "greet"), turn(20, "greet"), turn(30, "inform"), turn(301, "act")))
    assert (sorted(late.met), sorted(late.missed)) == ([], ["n1", "n2"])


def test_a_concept_alone_is_met_by_a_hit_and_never_failed_by_a_miss() -> None:
    story = tiny(needs=(need("n1", concept="keep"),), concepts={"keep": (("保留",), ("碎片",))})
    assert met(story, turn(10, "inform", text="碎片请先保留下来。")) == ["n1"]
    miss = replay(story, (turn(10, "inform", text="请先去医院看看吧。"),))
    assert (sorted(miss.met), sorted(miss.missed)) == ([], [])


def test_a_concept_beside_moves_shapes_their_quality_only() -> None:
    story = tiny(needs=(need("n1", any_moves=("commit",), concept="when"),), concepts={"when": (("点前",),)})
    vague = replay(story, (turn(10, "commit", q=None, text="我会尽快给您一个答复。"),))
    exact = replay(story, (turn(10, "commit", q=None, text="今天 18 点前给您答复好吗。"),))
    assert [getattr(run.steps[0].effects[0].quality, "value", None) for run in (vague, exact)] == [Decimal("0.5"), Decimal(1)]
    assert [sorted(run.met) for run in (vague, exact)] == [["n1"], ["n1"]]


def test_beats_first_match_wins_once_unless_repeated() -> None:
    beats = (
        OPEN,
        Beat("a", "甲", "a", when="moved('inform')"),
        Beat("b", "乙", "b", when="now('inform') and turn >= 2", repeat=True),
        FALL,
    )
    run = replay(tiny(beats=beats), (*tuple(turn(10 * n, "inform") for n in range(1, 4)), turn(50, "verify")))
    assert beats_of(run) == ["a", "b", "b", "fall"]


def test_a_silence_is_said_by_itself_once_and_wait_counts_from_it() -> None:
    beats = (OPEN, Beat("idle", "人呢", "Hello?", at=Silence(100)), Beat("slow", "慢", "slow", when="wait >= 100"), FALL)
    run = replay(tiny(beats=beats), (turn(150, "verify"), turn(400, "verify"), turn(520, "verify")))
    assert [[line.beat for line in step.asides] for step in run.steps] == [["idle"], [], []]
    assert [line.at for line in run.steps[0].asides] == [Decimal(100)]
    # 150 - 100 = 50 since the last visible line; then 400 - 152.06 and 520 - 402.06 since the answers.
    assert beats_of(run) == ["fall", "slow", "fall"]


def test_faults_are_asked_for_by_beats_and_counted_once_a_turn() -> None:
    beats = (OPEN, Beat("ask", "又要", "again", when="fault('reask')"), Beat("two", "两次", "twice", when="count('reask') >= 2"), FALL)
    story = tiny(beats=beats, faults={"reask": ("再发",)})
    run = replay(story, (turn(10, "inform", text="请再发一次照片，再发订单号"), turn(20, "inform", faults=("reask",))))
    assert beats_of(run) == ["ask", "two"]
    assert run.faults == ("reask", "reask")


@pytest.mark.parametrize(("zh", "en", "language", "seconds"), [
    ("嗯。", "Hm.", "zh", "2.06"), ("嗯。", "Hm.", "en", "2.06"), ("好" * 50, "ok", "zh", "5"), ("好" * 150, "ok", "zh", "8"), ("B款", "B", "zh", "2.09"),
])  # fmt: skip
def test_answers_come_after_two_seconds_and_more_for_longer_lines(zh: Any, en: Any, language: Any, seconds: Any) -> None:
    assert reply_delay(Text(zh, en), language) == Decimal(seconds)


def test_silence_begins_when_the_answer_is_shown() -> None:
    # Heard at 12.06: an agent at 42.06 has waited thirty seconds, which are free.
    story = tiny()
    assert Decimal(25) == replay(story, (turn(10, "verify"), turn(42.06, "verify"))).state.A
    assert Decimal(25) < replay(story, (turn(10, "verify"), turn(43.06, "verify"))).state.A


def moment(**changes: Any) -> Any:
    calm = {"T": "50", "A": "20", "X": "20", "P": "50", "I": "0"}
    figures = {**calm, **{key: value for key, value in changes.items() if key in calm}}
    facts: dict[str, Any] = {
        "turn": 3, "voice": Decimal("0.6"), "deviations": 0, "escalated": False, "boundaries": 0, "closed": False,
        "selling": False, "needs_met": True, "musts_used": True,
    }  # fmt: skip
    facts |= {key: value for key, value in changes.items() if key in facts}
    return Moment(state=State(*(Decimal(figures[name]) for name in "TAXPI")), **facts)


@pytest.mark.parametrize(
    ("changes", "ending"),
    [
        ({}, None),
        ({"A": "90", "T": "15"}, "public_post"),
        ({"A": "90", "T": "16"}, "complaint"),
        ({"A": "75", "deviations": 2}, "public_post"),
        ({"A": "75", "deviations": 2, "voice": Decimal("0.5")}, None),
        ({"A": "85"}, "complaint"),
        ({"A": "50", "P": "0"}, "complaint"),
        ({"A": "49", "P": "0"}, "churn_silent"),
        ({"escalated": True, "T": "15"}, "escalated"),
        ({"escalated": True, "T": "14"}, None),
        ({"boundaries": 3}, "abuse_closed"),
        ({"closed": True, "A": "34"}, "resolved"),
        ({"closed": True, "A": "35"}, "resolved_reluctant"),
        ({"closed": True, "T": "39"}, "resolved_reluctant"),
        ({"closed": True, "musts_used": False}, "resolved_reluctant"),
        ({"closed": True, "needs_met": False, "A": "39"}, "unresolved"),
        ({"closed": True, "needs_met": False, "A": "40"}, "complaint"),
        ({"closed": True, "selling": True, "I": "70", "X": "44", "A": "39"}, "ordered"),
        ({"closed": True, "selling": True, "I": "69"}, "lost_sale"),
        ({"closed": True, "selling": True, "I": "90", "X": "45"}, "lost_sale"),
        ({"closed": True, "turn": 2}, None),
        ({"A": "95", "T": "0", "turn": 2}, None),
    ],
)
def test_endings(changes: Any, ending: Any) -> None:
    assert ending_of(moment(**changes)) == ending


def test_escalation_of_quality_0_hands_nothing_over() -> None:
    story = tiny(severity=3)
    log = (turn(10, "verify"), turn(20, "verify"))
    assert replay(story, (*log, turn(30, "escalate", q="0"))).ending is None
    assert replay(story, (*log, turn(30, "escalate"))).ending == "escalated"


def test_satisfaction() -> None:
    # .35x50 + .35x80 + .15x80 + .15x50 = 17.5 + 28 + 12 + 7.5 = 65; 1 + 3.6x.65 + .6 = 3.94.
    assert csat(moment().state, "resolved") == Decimal("3.94")
    assert csat(moment(A="100", T="0", P="0").state, "public_post") == Decimal(1)


def test_after_the_ending_nothing_moves() -> None:
    run = replay(tiny(), (turn(10, "verify"), turn(20, "verify"), turn(30, "close")))
    assert run.ending == "resolved_reluctant"
    assert replay(tiny(), (turn(10, "verify"), turn(20, "verify"), turn(30, "close"), turn(40, "act"))) == run


def test_the_opening_stands_before_the_first_turn() -> None:
    assert [line.beat for line in begin(tiny()).lines] == ["open"]


class Facts:
    def figure(self, name: Any) -> Any:
        return Decimal({"T": 10, "A": 60, "X": 5, "P": 0, "I": 0, "turn": 3, "wait": 40}[name])

    def ask(self, word: Any, what: Any) -> Any:
        return Decimal(2) if word == "count" else what in {"n1", "act"}


@pytest.mark.parametrize(
    ("text", "true"),
    [
        ("true", True),
        ("false", False),
        ("A>=60 and turn==3", True),
        ("A>60 or T<11", True),
        ("not need('n1')", False),
        ("not need('n2') and moved(\"act\")", True),
        ("count('options')>=2", True),
        ("A>=60 and not (T>=10 or P>0)", False),
        ("T<5 or X<6 and wait!=40", False),
        ("need('n2') or need('n1') and A>1.5", True),
    ],
)
def test_conditions(text: Any, true: Any) -> None:
    assert holds(parse(text), Facts()) is true


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A >== 3",
        "A ** 9",
        "__import__('os')",
        "need(n1)",
        "need('n1'",
        "A and",
        "Z > 3",
        "A > 3 B",
        "lambda: 1",
        "(A>1",
        "x" * 400,
        "A.__class__",
    ],
)
def test_what_is_not_in_the_language_is_refused(text: Any) -> None:
    with pytest.raises(BadCondition):
        parse(text)
