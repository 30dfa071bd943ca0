"""What must hold of every run: the same log gives the same run, figures stay within bounds, worse work fares worse."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from lib import shapes
from scenarios.domain.customers import TYPES
from scenarios.domain.engine import replay
from scenarios.domain.state import bounded
from scenarios.domain.turns import Deed, Turn
from scenarios.domain.words import FAULT_NAMES, MOVE_NAMES, TYPE_NAMES
from tests.scenarios.tiny import need, tiny
from tests.scenarios.world import SLUGS, story

QUALITIES = st.sampled_from([Decimal(0), Decimal("0.5"), Decimal(1)])
TEXTS = st.sampled_from(["", "。", "好的我马上为您查一下。", "I will look into it now.", "您加我微信吧我转您", "照片再发一下好吗"])


@st.composite
def turns(draw: Any) -> Any:
    at, log = Decimal(0), []
    for _ in range(draw(st.integers(1, 9))):
        at += draw(st.decimals(0, 400, places=2))
        moves = tuple(draw(st.lists(st.sampled_from(MOVE_NAMES), max_size=2, unique=True)))
        quality = {move: draw(QUALITIES) for move in moves} if draw(st.booleans()) else {}
        deeds = tuple(
            Deed(name, Decimal(5), draw(st.booleans()))
            for name in draw(st.lists(st.sampled_from(["ship_part", "coupon"]), max_size=2, unique=True))
        )
        faults = tuple(draw(st.lists(st.sampled_from(FAULT_NAMES), max_size=2, unique=True)))
        hold = draw(st.none() | st.decimals(1, 300, places=0))
        log.append(Turn(at, moves, draw(TEXTS) or None, hold, deeds, quality, faults))
    return tuple(log)


@settings(deadline=None, max_examples=150)
@given(turns(), st.sampled_from(TYPE_NAMES), st.sampled_from([1, 2, 3]), st.sampled_from(["presale", "aftersale"]))
def test_figures_stay_within_bounds_and_on_four_decimals(log: Any, kind: Any, severity: Any, stage: Any) -> None:
    run = replay(tiny(kind, severity=severity, stage=stage, needs=(need("n1", any_moves=("act",)),)), log)
    for step in run.steps:
        for name in ("T", "A", "X", "P", "I"):
            value = getattr(step.state, name)
            assert 0 <= value <= 100
            assert value == bounded(value)
    assert run.csat is None or 1 <= run.csat <= 5


@settings(deadline=None, max_examples=60)
@given(turns(), st.sampled_from(SLUGS), st.sampled_from(["zh", "en"]))
def test_the_same_log_gives_the_same_run_also_after_being_stored(log: Any, slug: Any, language: Any) -> None:
    run = replay(story(slug), log, language)
    stored = tuple(shapes.from_json(shapes.to_json(turn), Turn) for turn in log)
    assert replay(story(slug), stored, language) == run
    assert replay(shapes.from_json(shapes.to_json(story(slug)), type(story(slug))), log, language) == run


@settings(deadline=None, max_examples=60)
@given(turns(), st.integers(0, 8))
def test_a_run_is_the_same_however_often_it_is_broken_off(log: Any, at: Any) -> None:
    whole = replay(story("rp-aft-0011"), log)
    part = replay(story("rp-aft-0011"), log[:at])
    assert whole.steps[: len(part.steps)] == part.steps


@settings(deadline=None, max_examples=60)
@given(turns(), st.integers(0, 8), st.sampled_from(["blame", "argue", "dismiss", "insult"]))
def test_one_fault_more_never_leaves_the_customer_less_angry_that_turn(log: Any, index: Any, fault: Any) -> None:
    index %= len(log)
    worse = (*log[:index], replace(log[index], faults=(*log[index].faults, fault)), *log[index + 1 :])
    before, after = replay(tiny(), log).steps, replay(tiny(), worse).steps
    if len(before) > index and fault not in log[index].faults:
        assert after[index].state.A >= before[index].state.A
        assert after[index].state.T <= before[index].state.T


AWARE = {  # what the table says works for each type
    "anxious": ("empathize", "inform", "reassure", "commit", "act"),
    "rational": ("restate", "inform", "options", "act", "commit"),
    "polite": ("thank", "restate", "inform", "act", "commit"),
    "bargain": ("acknowledge", "options", "compensate", "act", "commit"),
    "hesitant": ("acknowledge", "inform", "recommend", "reassure", "act"),
    "impatient": ("act", "commit", "options", "inform", "confirm"),
    "suspicious": ("restate", "inform", "commit", "act", "options"),
    "expert": ("acknowledge", "inform", "options", "act", "thank"),
    "silent": ("options", "act", "confirm", "commit", "acknowledge"),
    "talkative": ("acknowledge", "empathize", "restate", "act", "commit"),
    "abusive": ("acknowledge", "boundary", "act", "commit", "options"),
    "repeat": ("restate", "commit", "act", "compensate", "options"),
    "loyal": ("thank", "empathize", "apologize", "act", "commit"),
    "impulse": ("act", "commit", "confirm", "options", "thank"),
}
HEARD = ("acknowledge", "empathize", "apologize", "options", "act")
PAY = ("compensate", "compensate", "compensate", "act", "thank")
READER = ("greet", "verify", "apologize", "hold", "thank")
DEFENSIVE = ("explain", "decline", "explain", "decline", "explain")


def policy(moves: Any, *, gap: Any = 35, quality: Any = "1", faults: Any = ()) -> Any:
    log = [
        Turn(Decimal(gap * n), (move,), quality={move: Decimal(quality)}, faults=faults if n in (2, 3) else ())
        for n, move in enumerate(moves, 1)
    ]
    return (
        *log,
        Turn(Decimal(gap * (len(moves) + 1)), ("confirm", "close"), quality={"confirm": Decimal(quality), "close": Decimal(quality)}),
    )


def mean(log_of: Any) -> Any:
    found = []
    for kind in TYPES:
        for severity in (1, 2, 3):
            run = replay(tiny(kind, severity=severity, firm_fault=True, needs=(need("n1", any_moves=("act",)),)), log_of(kind))
            found.append(run.csat if run.csat is not None else Decimal(1))
    return sum(found) / len(found)


def test_policies_rank_as_the_domain_report_found_them() -> None:
    aware = mean(lambda kind: policy(AWARE[kind]))
    heard = mean(lambda _kind: policy(HEARD))
    slow = mean(lambda _kind: policy(HEARD, gap=100))
    reader = mean(lambda _kind: policy(READER, gap=60, quality="0.5", faults=("parrot",)))
    defensive = mean(lambda _kind: policy(DEFENSIVE, gap=60, quality="0.5", faults=("dismiss",)))
    assert aware > heard > slow > reader > defensive
    assert heard > mean(lambda _kind: policy(PAY))


def test_ones_own_policy_serves_a_type_better_than_anothers_on_average() -> None:
    own = mean(lambda kind: policy(AWARE[kind]))
    names = list(TYPES)
    others = [mean(lambda kind, shift=shift: policy(AWARE[names[(names.index(kind) + shift) % 14]])) for shift in (3, 6, 9)]
    assert own > max(others)
