"""Looking back: where a run turned, why each turn did what it did, the curve's geometry."""

import itertools
from decimal import Decimal

from scenarios.domain.curve import LABEL_GAP, NARROW, WIDE, curve_of
from scenarios.domain.debrief import better_line, reasons_of, shifts_of, turning_of
from scenarios.domain.engine import replay
from tests.scenarios.tiny import tiny, turn
from tests.scenarios.world import SLUGS, log, story


def test_a_good_run_turned_where_the_strain_fell_most() -> None:
    found = turning_of(replay(story("rp-aft-0011"), log("rp-aft-0011")))
    assert found is not None
    assert (found.step.number, found.worse, found.how) == (4, False, "earlier")
    # Act and compensate one turn earlier would have come before the options, and calmed him no less.
    assert 30 < found.otherwise < 45


def test_a_bad_run_turned_where_the_strain_rose_most_and_says_what_would_have_been_without() -> None:
    run = replay(story("rp-cri-0002"), log("rp-cri-0002", "bad"))
    found = turning_of(run)
    assert found is not None
    assert (found.step.number, found.worse, found.how) == (3, True, "unsaid")
    assert found.otherwise == run.steps[1].state.A


def test_what_would_have_been_is_told_only_where_it_differs() -> None:
    found = turning_of(replay(story("rp-aft-0011"), log("rp-aft-0011", "bad")))
    assert found is not None
    assert found.how == "unsaid"
    assert [found.as_it_was, found.otherwise] == [Decimal(100), Decimal(100)]
    assert not found.matters


def test_a_run_without_turns_turned_nowhere() -> None:
    assert turning_of(replay(tiny(), ())) is None


def test_each_turn_says_why() -> None:
    run = replay(story("rp-cri-0002"), log("rp-cri-0002", "bad"))
    assert [(reason.code, reason.what) for reason in reasons_of(run.steps[0])] == [
        ("silence", ""),
        ("excuse", "explain"),
        ("fault", "blame"),
        ("mere-talk", ""),
    ]
    assert [(reason.code, reason.what) for reason in reasons_of(run.steps[2])][-2:] == [("missed", "n1"), ("missed", "n2")]


def test_a_text_of_no_worth_is_named_with_its_move() -> None:
    run = replay(tiny(), (turn(10, "inform", q=None, text="。"),))
    assert [(reason.code, reason.what) for reason in reasons_of(run.steps[0])] == [("short", "inform")]


def test_a_better_line_serves_a_need_that_is_still_open() -> None:
    played = replay(story("rp-cri-0002"), log("rp-cri-0002", "bad"))
    lines = story("rp-cri-0002").model_lines
    assert better_line(story("rp-cri-0002"), played.steps[0], frozenset()) == lines[0].line
    assert better_line(story("rp-cri-0002"), played.steps[2], frozenset({"n1", "n2"})) == lines[1].line


def test_the_greatest_shifts_come_first_and_know_what_is_good() -> None:
    step = replay(story("rp-aft-0011"), log("rp-aft-0011")).steps[3]
    found = shifts_of(step, ("A", "T", "X", "P"))
    assert [(shift.name, shift.good) for shift in found] == [("A", True), ("T", True), ("P", True)]


def test_the_curve_marks_the_turn_that_the_debrief_names() -> None:
    for slug in SLUGS:
        for which in ("model", "bad"):
            run = replay(story(slug), log(slug, which))
            found = turning_of(run)
            assert found is not None
            notes = curve_of(run, WIDE, found.step.number).notes
            named = next(note for note in notes if note.number == found.step.number)
            assert named.delta == round(found.step.state.A - found.step.before.A)
            assert all(note.delta * named.delta < 0 or not named.delta for note in notes if note is not named)


def test_curves_stay_in_their_frame_and_labels_apart() -> None:
    for slug in SLUGS:
        for which in ("model", "bad"):
            run = replay(story(slug), log(slug, which))
            for frame in (WIDE, NARROW):
                drawn = curve_of(run, frame, None)
                points = [point for line in drawn.lines for point in line.points]
                assert all(frame.left <= x <= frame.end and frame.top <= y <= frame.floor for x, y in points)
                places = sorted(line.label_y for line in drawn.lines)
                assert all(below - above >= LABEL_GAP - 0.11 for above, below in itertools.pairwise(places))
                assert places[-1] <= frame.floor
