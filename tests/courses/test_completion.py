"""When a lesson is done."""

from decimal import Decimal

from courses.domain.completion import Lack, Missing, Outcome, decide
from courses.domain.lesson_file import Done

CHECKS = ("k1", "k2")
ANSWERED = Done()
RIGHT, HALF = Decimal(1), Decimal("0.5")


def outcome(rule: Done = ANSWERED, reached: int = 4, best: dict[str, Decimal] | None = None, *, signed: bool = False) -> Outcome:
    return decide(rule=rule, parts=4, reached=reached, checks=CHECKS, best=best or {}, signed=signed)


def test_opening_completes_nothing() -> None:
    assert outcome(reached=0).lacks == (Lack(Missing.PARTS, 0, 4), Lack(Missing.CHECKS, 0, 2, CHECKS))


def test_the_last_part_alone_is_not_enough() -> None:
    assert outcome().lacks == (Lack(Missing.CHECKS, 0, 2, CHECKS),)


def test_all_checks_alone_are_not_enough() -> None:
    assert outcome(reached=3, best={"k1": HALF, "k2": HALF}).lacks == (Lack(Missing.PARTS, 3, 4),)


def test_answered_wrongly_is_answered() -> None:
    done = outcome(best={"k1": Decimal(0), "k2": RIGHT})
    assert done.done
    assert done.fraction == Decimal("0.5000")


def test_a_number_right_may_be_asked_for() -> None:
    rule = Done(checks="right", right=2)
    assert outcome(rule, best={"k1": HALF, "k2": RIGHT}).lacks == (Lack(Missing.RIGHT, 1, 2, ("k1",)),)
    assert outcome(rule, best={"k1": RIGHT, "k2": RIGHT}).done


def test_a_signature_may_be_asked_for() -> None:
    rule, best = Done(signature=True), {"k1": RIGHT, "k2": RIGHT}
    assert outcome(rule, best=best).lacks == (Lack(Missing.SIGNATURE, 0, 1),)
    assert outcome(rule, best=best, signed=True).done


def test_a_lesson_without_checks_needs_its_parts_only() -> None:
    assert decide(rule=Done(), parts=2, reached=2, checks=(), best={}, signed=False).done


def test_answers_to_checks_that_are_no_longer_asked_do_not_count() -> None:
    assert not outcome(best={"k1": RIGHT, "gone": RIGHT}).done
