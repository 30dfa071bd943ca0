"""The decision and its reasons."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from certificates.domain.eligibility import (
    CourseState,
    Evidence,
    Kind,
    Part,
    Proof,
    Refusal,
    Requirements,
    ScenarioState,
    Sitting,
    Suspicion,
    decide,
)
from lib.bilingual import Text

AT = datetime(2026, 11, 28, tzinfo=UTC)
C01, GATE, EXAM, PLAY = (Part(slug, Text(slug, slug)) for slug in ("C01", "gate", "exam", "rp"))
NEEDED = Requirements((C01,), EXAM, (PLAY,), (GATE,))
READ, RAN = Proof("lesson", "l", "1", Decimal(1), AT), Proof("run", "r", "3", None, AT)
SAT, THROUGH = Proof("exam", "e", "2", Decimal("0.9"), AT), Proof("gate", "g", "4", Decimal("0.95"), AT + timedelta(days=1))
ALL = Evidence(
    courses={"C01": CourseState(0, (READ,))},
    exam=Sitting(SAT),
    gates={"gate": Sitting(THROUGH)},
    scenarios={"rp": ScenarioState(RAN)},
)


def test_all_is_met() -> None:
    decision = decide(NEEDED, ALL)
    assert (decision.awarded, decision.refusals) == (True, ())
    assert decision.proofs == (READ, THROUGH, SAT, RAN)


def test_nothing_is_met_and_every_reason_is_told_in_order() -> None:
    empty = Evidence(exam=Sitting(next_try_on=date(2026, 12, 1)), gates={"gate": Sitting(next_try_on=date(2026, 11, 30))})
    assert decide(NEEDED, empty).refusals == (
        Refusal(Kind.COURSE_OPEN, C01),
        Refusal(Kind.EXAM_NOT_PASSED, GATE, next_try_on=date(2026, 11, 30)),
        Refusal(Kind.EXAM_NOT_PASSED, EXAM, next_try_on=date(2026, 12, 1)),
        Refusal(Kind.SCENARIO_NOT_GOOD, PLAY),
    )


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"courses": {"C01": CourseState(2, (READ,))}}, Kind.COURSE_OPEN),
        ({"exam": Sitting()}, Kind.EXAM_NOT_PASSED),
        ({"gates": {}}, Kind.EXAM_NOT_PASSED),
        (
            {"gates": {"gate": Sitting(replace(THROUGH, at=AT - timedelta(days=1)))}, "renew_after": AT - timedelta(days=1)},
            Kind.EXAM_TO_REPEAT,
        ),
        ({"renew_after": AT}, Kind.EXAM_TO_REPEAT),
        ({"scenarios": {}}, Kind.SCENARIO_NOT_GOOD),
        ({"scenarios": {"rp": ScenarioState(RAN, Suspicion.WAITING)}}, Kind.SUSPICION_WAITS),
        ({"scenarios": {"rp": ScenarioState(RAN, Suspicion.CONFIRMED)}}, Kind.SUSPICION_CONFIRMED),
        ({"held_number": "X"}, Kind.ALREADY_HELD),
        ({"has_name": False}, Kind.NO_NAME),
        ({"has_firm_name": False}, Kind.NO_FIRM_NAME),
        ({"address_is_public": False}, Kind.NO_PUBLIC_ADDRESS),
    ],
)
def test_each_reason_alone_refuses(changed: dict[str, object], kind: Kind) -> None:
    decision = decide(NEEDED, replace(ALL, **changed))  # type: ignore[arg-type]  # fields by name
    assert (decision.awarded, [refusal.kind for refusal in decision.refusals]) == (False, [kind])
    assert decision.proofs == ()


def test_a_dismissed_suspicion_stands_in_nobodys_way() -> None:
    assert decide(NEEDED, replace(ALL, scenarios={"rp": ScenarioState(RAN, Suspicion.DISMISSED)})).awarded


def test_only_the_houses_own_affairs_hold_an_award_back() -> None:
    assert decide(NEEDED, replace(ALL, address_is_public=False)).held_back_by_the_house
    assert not decide(NEEDED, replace(ALL, address_is_public=False, exam=Sitting())).held_back_by_the_house
    assert not decide(NEEDED, ALL).held_back_by_the_house
