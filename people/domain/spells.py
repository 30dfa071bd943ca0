"""Dated facts: a spell holds from its first day until, not including, the day named as its end."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Spell(Generic[V]):
    """A value that held, or holds, from a day on."""

    value: V
    from_on: date
    until_on: date | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether the spell covers the day."""
        return self.from_on <= day and (self.until_on is None or day < self.until_on)


@dataclass(frozen=True, slots=True)
class Keep:
    """Nothing changes: the value holds already."""


@dataclass(frozen=True, slots=True)
class Replace:
    """The last spell began this very day: it takes the new value, or runs on."""


@dataclass(frozen=True, slots=True)
class Follow:
    """A new spell begins; the last one ends that day where it still ran."""

    closes_last: bool


@dataclass(frozen=True, slots=True)
class TooEarly:
    """A later change stands already; `not_before` is the first day that can be chosen."""

    not_before: date


Plan = Keep | Replace | Follow | TooEarly


def plan(last: Spell[V] | None, value: V, on: date) -> Plan:
    """Say how a value comes to hold from a day on, after the last spell of the person."""
    if last is None:
        return Follow(closes_last=False)
    if on < last.from_on:
        return TooEarly(not_before=last.from_on)
    if last.holds_on(on) and last.until_on is None and last.value == value:
        return Keep()
    if on == last.from_on:
        return Replace()
    if last.until_on is not None and on < last.until_on:
        return Follow(closes_last=True) if last.value != value else Replace()
    return Follow(closes_last=last.until_on is None)
