"""The checker of scenarios: each fault of an author is found and named by its key."""

from dataclasses import replace
from typing import Any

import pytest

from scenarios.domain.lint import lint
from scenarios.domain.soundness import unsound
from scenarios.domain.story import Beat, Ends, Need, Rehearsal
from tests.scenarios.world import log, story

AFT = story("rp-aft-0011")
LAST = AFT.beats[-1]
END = len(AFT.beats) - 1
"""The place of a beat that is put in before the last."""


def keys(changed: Any) -> Any:
    return {key for key, _reason in lint(changed)}


def with_beat(beat: Any, at: Any = -1) -> Any:
    beats = list(AFT.beats)
    beats.insert(len(beats) + at, beat)
    return replace(AFT, beats=tuple(beats))


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        (with_beat(Beat("x", "甲", "a", when="need('n9')")), f"beats[{END}].when"),
        (with_beat(Beat("x", "甲", "a", when="moved('sing')")), f"beats[{END}].when"),
        (with_beat(Beat("x", "甲", "a", when="A >")), f"beats[{END}].when"),
        (with_beat(Beat("open", "甲", "a", when="A > 1")), f"beats[{END}].id"),
        (with_beat(Beat("x", "甲", "a", repeat=True), at=-3), f"beats[{END - 1}]"),
        (with_beat(Beat("x", "甲", "a", when="T > 200")), f"beats[{END}]"),
        (replace(AFT, beats=AFT.beats[:-1]), f"beats[{END - 1}]"),
        (replace(AFT, beats=AFT.beats[1:]), "beats"),
        (replace(AFT, needs=(*AFT.needs, Need("n4", "四", "four", any_moves=("act",), after=("n9",)))), "needs[3].after"),
        (replace(AFT, needs=(*AFT.needs, Need("n4", "四", "four", concept="nothing"))), "needs[3].concept"),
        (replace(AFT, needs=(*AFT.needs, Need("n4", "四", "four"))), "needs[3]"),
        (replace(AFT, needs=(*AFT.needs, Need("n4", "四", "four", any_actions=("fly",)))), "needs[3].any_actions"),
        (replace(AFT, needs=(*AFT.needs, Need("n4", "四", "four", any_moves=("act",), consent=True))), "needs[3].consent"),
        (replace(AFT, faults={**AFT.faults, "sleep": ("睡",)}), "faults.sleep"),
        (replace(AFT, faults={"reask": ("(",)}), "faults.reask[0]"),
        (replace(AFT, faults={"reask": ("(a+)+b",)}), "faults.reask[0]"),
        (replace(AFT, faults={"stall": ("工单",)}), "runs.model.log[1].text"),
        (replace(AFT, ends=Ends(good=())), "ends.good"),
        (replace(AFT, ends=Ends(good=("escalated",), ok=("resolved",))), "runs.model"),
        (replace(AFT, runs=replace(AFT.runs, bad=None)), "runs.bad"),
        (replace(AFT, runs=replace(AFT.runs, bad=Rehearsal("bad", log("rp-aft-0011")))), "runs.bad"),
        (replace(AFT, ends=Ends(good=("resolved",), ok=("public_post",))), "ends"),
        (replace(AFT, desk=replace(AFT.desk, actions=(*AFT.desk.actions, "fly"))), "desk.actions[5]"),
    ],
)
def test_what_an_author_gets_wrong_is_named_by_its_key(changed: Any, key: Any) -> None:
    assert key in keys(changed)


def test_a_scenario_without_runs_can_still_be_played() -> None:
    assert unsound(replace(AFT, runs=replace(AFT.runs, model=None, bad=None))) == ()


def test_a_beat_behind_a_need_that_nothing_meets_is_unreachable() -> None:
    stuck = replace(AFT, needs=(*AFT.needs, Need("n4", "四", "four", any_moves=("upsell",), before_turn=1)))
    beats = (*stuck.beats[:-1], Beat("x", "甲", "a", when="need('n4')"), LAST)
    assert (f"beats[{len(beats) - 2}]", "can never be said: x") in lint(replace(stuck, beats=beats))
