"""How long a certificate holds, what it is worth on a day, and which band a score reaches."""

from datetime import date
from decimal import Decimal

import pytest

from certificates.domain.certification import NoBand, band_of, score_of
from certificates.domain.state import CertificateState, Standing, state_on
from certificates.domain.term import last_day
from tests.certificates.world import BODY


@pytest.mark.parametrize(
    ("issued", "months", "last"),
    [
        (date(2026, 11, 28), 12, date(2027, 11, 27)),
        (date(2026, 1, 1), 12, date(2026, 12, 31)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2027, 3, 1), 12, date(2028, 2, 29)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 30)),
        (date(2028, 2, 29), 48, date(2032, 2, 28)),
    ],
)
def test_the_last_day_is_the_day_before_the_anniversary(issued: date, months: int, last: date) -> None:
    assert last_day(issued, months) == last


@pytest.mark.parametrize(
    ("revoked", "replaced", "today", "state"),
    [
        (False, False, date(2027, 11, 27), CertificateState.VALID),
        (False, False, date(2027, 11, 28), CertificateState.EXPIRED),
        (False, True, date(2027, 11, 28), CertificateState.REPLACED),
        (True, True, date(2027, 11, 28), CertificateState.REVOKED),
        (True, False, date(2027, 1, 1), CertificateState.REVOKED),
    ],
)
def test_state(revoked: bool, replaced: bool, today: date, state: CertificateState) -> None:
    assert state_on(Standing(revoked, replaced, date(2027, 11, 27)), today) is state


@pytest.mark.parametrize(
    ("fraction", "score", "band"),
    [
        ("0.75", "75.0", "Pass"),
        ("0.8499", "84.9", "Pass"),
        ("0.849999", "84.9", "Pass"),
        ("0.85", "85.0", "Good"),
        ("0.9299", "92.9", "Good"),
        ("0.93", "93.0", "Excellent"),
        ("1", "100.0", "Excellent"),
    ],
)
def test_a_score_is_cut_off_and_its_band_follows(fraction: str, score: str, band: str) -> None:
    assert score_of(Decimal(fraction)) == Decimal(score)
    assert band_of(score_of(Decimal(fraction)), BODY.bands).title.en == band


def test_below_the_lowest_band_there_is_none() -> None:
    with pytest.raises(NoBand):
        band_of(Decimal("74.9"), BODY.bands)
