"""The rules of the customer model, each against a number worked by hand from the tables of the domain report.

GAIN = .75. State is rounded half-even to four decimals after each thing that happens. The fallback line "嗯。" is one
Han character: 2 + .06 = 2.06 s, so a customer answered at second s is heard at s + 2.06.
"""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from scenarios.domain.customers import TYPES
from scenarios.domain.engine import begin, replay
from scenarios.domain.state import State
from scenarios.domain.turns import Deed
from tests.scenarios.tiny import need, tiny, turn


def state(*figures: str) -> State:
    return State(*(Decimal(figure) for figure in figures))


def after(story: Any, *turns: Any) -> Any:
    return replay(story, turns).state


def test_after_a_sale_severity_weighs_on_the_opening() -> None:
    # repeat: T 20 - 6x(2-1) = 14; A 60 + 10x2 = 80; X 45 + 5x2 = 55; P 35.
    assert begin(tiny("repeat", severity=2)).state == state("14", "80", "55", "35")


def test_opening_anger_is_capped_at_80() -> None:
    # abusive: A 75 + 10x3 = 105, capped at 80; T 20 - 12 = 8; X 30 + 15 = 45.
    assert begin(tiny("abusive", severity=3)).state == state("8", "80", "45", "35")


def test_before_a_sale_severity_is_not_added_and_intent_counts() -> None:
    assert begin(tiny("hesitant", severity=1, stage="presale")).state == state("45", "5", "60", "75", "30")


def test_rule_1_thirty_seconds_of_silence_are_free() -> None:
    # rational, severity 1: T 50, A 25, X 35, P 70. inform helps: T +5x1.5x.75 = 5.625; A -2x1.125 = -2.25; X -6x1.125 = -6.75.
    assert after(tiny(), turn(30, "inform")) == state("55.625", "22.75", "28.25", "70")


def test_rule_1_silence_costs_in_three_steps() -> None:
    # 230 s, 30 free: 200 over. P -(.06x60 + .15x90 + .30x50) = -(3.6 + 13.5 + 15) = -32.1, x wait 1.0 -> 37.9.
    # A +.04x(.5 + 25/100)x200 = +6 -> 31; X +.03x200 = +6 -> 41. Then inform: T 55.625, A 28.75, X 34.25.
    assert after(tiny(), turn(230, "inform")) == state("55.625", "28.75", "34.25", "37.9")


def test_rule_1_is_scaled_by_how_the_type_waits() -> None:
    # impatient waits x2: 60 s, 30 over. P 40 - .06x30x2 = 36.4; A 35+10 = 45, + .04x(.5 + .45)x30x2 = 2.28 -> 47.28;
    # X 35 + .03x30x2 = 36.8. close (rel, m .6): T 45 + 2x.45 = 45.9; A -.45 -> 46.83; X -.45 -> 36.35; talk: P -1.5x2 = 33.4.
    assert after(tiny("impatient"), turn(60, "close")) == state("45.9", "46.83", "36.35", "33.4")


def test_rule_1_a_timed_hold_buys_two_minutes_once() -> None:
    # hold at 10: A 25+1 = 26, X 35+1 = 36; talk costs P 1.5 -> 68.5. Heard at 12.06; 162.06 is 150 s later: 30 + 120 free.
    log = (turn(10, "hold", hold_s=Decimal(120)), turn(162.06, "verify"))
    # verify (proc 1.1): T 50 + 1x.825 = 50.825; P 68.5 - 2 = 66.5.
    assert after(tiny(), *log) == state("50.825", "26", "36", "66.5")
    # Another 150 s without a hold: heard at 164.12, verify at 314.12: 120 over; P -(3.6 + .15x60 = 9) = -12.6, then -2.
    assert Decimal("51.9") == replay(tiny(), (*log, turn(314.12, "verify"))).state.P


def test_rule_1_an_untimed_hold_buys_twenty_seconds() -> None:
    # Heard at 12.06; 72.06 is 60 s later, 50 free: 10 over, P 68.5 - .6 - 2 = 65.9.
    assert Decimal("65.9") == after(tiny(), turn(10, "hold"), turn(72.06, "verify")).P


def test_rule_2_helpful_changes_scale_with_quality_and_harmful_ones_do_not() -> None:
    # explain, q .5, info 1.5: T +3x.5x1.5x.75 = 1.6875; A -2x.5625 = -1.125; X -4x.5625 = -2.25; P -2 whole, talk -1.5.
    assert after(tiny(), turn(20, "explain", q="0.5")) == state("51.6875", "23.875", "32.75", "66.5")


def test_rule_2_the_same_move_fades_by_six_tenths() -> None:
    # inform twice: the second T +5.625x.6 = 3.375; A -2.25x.6 = -1.35; X -6.75x.6 = -4.05.
    assert after(tiny(), turn(20, "inform"), turn(40, "inform")) == state("59", "21.4", "24.2", "70")


def test_rule_2_acts_do_not_fade() -> None:
    # commit (proc 1.1): x .825 each time, T +4.95; P +4.95.
    assert Decimal("59.9") == after(tiny(), turn(20, "commit"), turn(40, "commit")).T


def test_rule_2_the_cost_of_probing_scales_with_the_type() -> None:
    # impatient (probe 1.8): probe_closed T +1x1.8x.75 = 1.35; P 40 - 2x1.8 = 36.4. It is no mere talk.
    found = after(tiny("impatient"), turn(20, "probe_closed"))
    assert (Decimal("46.35"), Decimal("36.4")) == (found.T, found.P)


@pytest.mark.parametrize(("fault", "trust"), [(True, "51.755"), (False, "50.81")])
def test_rule_3_an_apology_is_worth_more_when_it_is_owed(fault: Any, trust: Any) -> None:
    # rational rel .6: 3 x .6 x .75 = 1.35; x 1.3 = 1.755; x .6 = .81.
    assert Decimal(trust) == after(tiny(firm_fault=fault), turn(20, "apologize")).T


def test_rule_3_the_third_sorry_harms() -> None:
    # The third: T -2, A +3, P -2 (and talk -1.5): whole, not scaled.
    two = after(tiny(), turn(20, "apologize"), turn(40, "apologize"))
    three = after(tiny(), turn(20, "apologize"), turn(40, "apologize"), turn(60, "apologize"))
    assert (Decimal(-2), Decimal(3), Decimal("-3.5")) == (three.T - two.T, three.A - two.A, three.P - two.P)


def test_rule_4_a_solution_before_acknowledgement_works_at_half() -> None:
    # repeat, severity 2, A 80: commit (proc 1.5) 6 x 1.5 x .75 = 6.75, halved 3.375: T 14 -> 17.375.
    assert Decimal("17.375") == after(tiny("repeat", severity=2), turn(20, "commit")).T


def test_rule_4_is_lifted_by_a_restatement_in_the_same_turn() -> None:
    # restate first (rel .8): 5x.8x.75 = 3 -> 17; then commit whole: +6.75 -> 23.75.
    assert Decimal("23.75") == after(tiny("repeat", severity=2), turn(20, "restate", "commit")).T
    # In the other order commit comes too early: 14 + 3.375 + 3.
    assert Decimal("20.375") == after(tiny("repeat", severity=2), turn(20, "commit", "restate")).T


def test_rule_4_a_restatement_of_quality_0_lifts_nothing() -> None:
    turns = replace(turn(20, "restate", "commit"), quality={"restate": Decimal(0), "commit": Decimal(1)})
    assert Decimal("17.375") == after(tiny("repeat", severity=2), turns).T


def test_rule_4_explaining_to_the_angry_sounds_like_an_excuse() -> None:
    # T 14-3 = 11, A 80+4 = 84, X 55, P 35 - 3 - 1.5x1.4 = 29.9.
    assert after(tiny("repeat", severity=2), turn(20, "explain")) == state("11", "84", "55", "29.9")


@pytest.mark.parametrize(("amount", "anger"), [(25, "21.625"), (100, "18.25"), (400, "17.2375")])
def test_rule_5_compensation_goes_by_the_root_of_the_offer(amount: Any, anger: Any) -> None:
    # rational: A 25; 10 x money .9 x .75 = 6.75. 25 of 100: root .5 -> 3.375; 100: 6.75; 400: root 2, capped 1.15 -> 7.7625.
    found = after(tiny(expected="100"), turn(20, "compensate", actions=(Deed("coupon", Decimal(amount)),)))
    assert Decimal(anger) == found.A


def test_rule_5_without_an_expectation_the_offer_counts_whole() -> None:
    assert Decimal("18.25") == after(tiny(), turn(20, "compensate")).A


def test_rule_5_selling_too_early_and_escalating_for_nothing_harm() -> None:
    # rational dislikes upsell too: T -6-4, A +8+2, P -5-3, talk -1.5.
    story = tiny(needs=(need("n1", any_moves=("act",)),))
    assert after(story, turn(20, "upsell")) == state("40", "35", "35", "60.5")
    # escalate at A 25, severity 1: T -3, A +2, X +2, P -4, talk -1.5.
    assert after(tiny(), turn(20, "escalate")) == state("47", "27", "37", "64.5")


def test_rule_6_talk_that_moves_nothing_costs_patience() -> None:
    # thank (rel .6): T +.9, A -.9, P +.9, then -1.5.
    assert after(tiny(), turn(20, "thank")) == state("50.9", "24.1", "35", "69.4")


def test_rule_6_two_let_downs_drive_a_loud_customer_to_the_public() -> None:
    story = tiny("repeat", severity=2)
    run = replay(story, (turn(10, "greet", faults=("stall",)), turn(20, "greet", faults=("parrot",)), turn(30, "greet")))
    assert (run.deviations, run.ending) == (2, "public_post")


def test_rule_7_promises_too_far_come_due_at_close() -> None:
    # overpromise now: T +2, A -2, X -2, P +2; at close T -18, A +20 and one deviation.
    story = tiny()
    log = (turn(10, "inform", faults=("overpromise",)), turn(20, "inform"))
    before = replay(story, log)
    closed = replay(story, (*log, turn(30, "verify", "close")))
    assert (before.debts, before.deviations, closed.deviations) == (1, 0, 1)
    # verify T +.825; close T +2x.6x.75 = .9, A -.45, X -.45; then the debt.
    assert before.state.T + Decimal("0.825") + Decimal("0.9") - 18 == closed.state.T
    assert before.state.A - Decimal("0.45") + 20 == closed.state.A


def test_rule_7_intent_grows_before_a_sale() -> None:
    # hesitant: I 30. recommend (info 1.2): +7x1.2 = 8.4, need met +8 -> 46.4; again: +8.4x.85 = 7.14 -> 53.54.
    story = tiny("hesitant", stage="presale", needs=(need("n1", any_moves=("recommend",)),))
    assert Decimal("46.4") == after(story, turn(20, "recommend")).I
    assert Decimal("53.54") == after(story, turn(20, "recommend"), turn(40, "recommend")).I


def test_dislikes_are_added_whole_each_time() -> None:
    # hesitant options (ctrl .6): X 60 - 5x.45 + 5 = 62.75; P 75 + 5x.45 - 3 = 74.25.
    found = after(tiny("hesitant", stage="presale"), turn(20, "options"))
    assert (Decimal("62.75"), Decimal("74.25")) == (found.X, found.P)


def test_a_boundary_calms_only_the_abusive() -> None:
    # abusive sev 1: A 80 (75+10 capped), ctrl 1: -8x.75 = -6 -> 74; T 20 + .75 = 20.75.
    found = after(tiny("abusive"), turn(20, "boundary"))
    assert (Decimal("20.75"), Decimal(74)) == (found.T, found.A)
    # rational: T 50-4, A 25+6, P 70-3-1.5.
    assert after(tiny(), turn(20, "boundary")) == state("46", "31", "35", "65.5")


def test_a_reasoned_no_costs_less() -> None:
    # decline, q 1: A +1, P -1 and talk -1.5; q .5: T -1, A +3, X +1, P -2 and talk -1.5.
    assert after(tiny(), turn(20, "decline")) == state("50", "26", "35", "67.5")
    assert after(tiny(), turn(20, "decline", q="0.5")) == state("49", "28", "36", "66.5")


def test_state_is_rounded_half_even_after_each_move() -> None:
    # silent waits x1.4: .01 s over, X 45 + .03 x .01 x 1.4 = 45.00042 -> 45.0004.
    found = after(tiny("silent"), turn(30.01, "verify"))
    assert Decimal("45.0004") == found.X


def test_every_type_of_the_table_is_there_with_moves_that_exist() -> None:
    from scenarios.domain.words import MOVE_NAMES, TYPE_NAMES

    assert tuple(TYPES) == TYPE_NAMES
    for kind in TYPES.values():
        assert set(kind.dislikes) <= set(MOVE_NAMES)
        assert frozenset().union(*kind.must) <= set(MOVE_NAMES)
