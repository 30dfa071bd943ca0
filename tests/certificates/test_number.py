"""The number: Crockford's base 32, read as people write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates.domain import number as numbers

KNOWN = "7QK2M9XV4T0BDHJW6R3NYC8PFA"


def test_a_number_holds_130_bits() -> None:
    assert numbers.BITS == 130
    assert numbers.number_of(0) == "0" * 26
    assert numbers.number_of((1 << 130) - 1) == "Z" * 26
    with pytest.raises(ValueError, match="130 bits"):
        numbers.number_of(1 << 130)


@given(st.integers(min_value=0, max_value=(1 << 130) - 1))
def test_what_is_printed_is_read_back(bits: int) -> None:
    number = numbers.number_of(bits)
    assert numbers.read(numbers.grouped(number)) == number


@pytest.mark.parametrize(
    "written",
    [
        "7QK2M-9XV4T-0BDHJ-W6R3N-YC8PFA",
        "7qk2m-9xv4t-0bdhj-w6r3n-yc8pfa",
        " 7QK2M 9XV4T OBDHJ W6R3N YC8PFA ",
        "7QK2M–9XV4T—oBDHJ－W6R3N_YC8PFA",
        "７ＱＫ２Ｍ９ＸＶ４Ｔ０ＢＤＨＪＷ６Ｒ３ＮＹＣ８ＰＦＡ",
    ],
)
def test_case_blanks_hyphens_and_look_alikes_make_no_difference(written: str) -> None:
    assert numbers.read(written) == KNOWN


def test_i_and_l_read_as_1() -> None:
    assert numbers.read("iIlL1" + "0" * 21) == "11111" + "0" * 21


@pytest.mark.parametrize("written", ["", "7QK2M", KNOWN + "A", "U" * 26, "证" * 26, "0" * 10_000, "-" * 26, "7QK2M9XV4T0BDHJW6R3NYC8PF!"])
def test_what_cannot_be_a_number_is_not_read(written: str) -> None:
    assert numbers.read(written) is None


def test_groups_are_five_five_five_five_six() -> None:
    assert numbers.grouped(KNOWN) == "7QK2M-9XV4T-0BDHJ-W6R3N-YC8PFA"
