"""The conditions of beats: a tiny language with its own reader, so that no file is ever run as code.

`or`, `and`, `not`, comparisons, numbers, `true`, `false`, the names T A X P I turn wait, and the words
need('n1') moved('act') now('act') count('act') fault('reask'). `moved`, `count` and `fault` look at the run so far,
`now` (a move or a fault) at this turn.
"""

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal, Protocol

NAMES = ("T", "A", "X", "P", "I", "turn", "wait")
WORDS = ("need", "moved", "now", "count", "fault")
LONGEST = 300
OPENING = "("
TRUTHS = {"true": True, "false": False}
Value = Decimal | bool
_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<text>'[^']*'|\"[^\"]*\")|(?P<name>[A-Za-z_]+)|(?P<op><=|>=|==|!=|<|>)|(?P<bracket>[()]))",
)
_COMPARE: dict[str, Callable[[Value, Value], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
}


class BadCondition(Exception):
    """The condition is not in the language; the message says what is wrong and where."""


class Facts(Protocol):
    """What a condition may ask about."""

    def figure(self, name: str) -> Decimal:
        """Return T, A, X, P, I, turn or wait."""
        ...

    def ask(self, word: str, what: str) -> Value:
        """Answer need, moved, now, count or fault."""
        ...


@dataclass(frozen=True, slots=True)
class Constant:
    """A number, `true` or `false`."""

    value: Value


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the seven names."""

    name: str


@dataclass(frozen=True, slots=True)
class Question:
    """A word with what it asks about, such as need('n1')."""

    word: str
    what: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two values compared."""

    sign: str
    left: "Condition"
    right: "Condition"


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite."""

    inner: "Condition"


@dataclass(frozen=True, slots=True)
class Both:
    """`and` or `or` of two conditions."""

    word: Literal["and", "or"]
    left: "Condition"
    right: "Condition"


Condition = Constant | Figure | Question | Comparison | Not | Both


@cache
def parse(text: str) -> Condition:
    """Read a condition.

    :raises BadCondition: if it is not in the language
    """
    if len(text) > LONGEST:
        raise BadCondition(f"is longer than {LONGEST} characters")
    reader = _Reader(_tokens(text))
    found = reader.either()
    if reader.left:
        raise BadCondition(f"has something left over at {reader.left[0]!r}")
    return found


def holds(condition: Condition, facts: Facts) -> bool:
    """Tell whether a condition is true of the facts."""
    return bool(_value(condition, facts))


def questions(condition: Condition) -> tuple[Question, ...]:
    """Return every need(), moved() and so on that a condition asks."""
    if isinstance(condition, Question):
        return (condition,)
    if isinstance(condition, Not):
        return questions(condition.inner)
    if isinstance(condition, (Comparison, Both)):
        return questions(condition.left) + questions(condition.right)
    return ()


def _value(condition: Condition, facts: Facts) -> Value:
    match condition:
        case Constant(value):
            return value
        case Figure(name):
            return facts.figure(name)
        case Question(word, what):
            return facts.ask(word, what)
        case Comparison(sign, left, right):
            return _COMPARE[sign](_value(left, facts), _value(right, facts))
        case Not(inner):
            return not _value(inner, facts)
        case Both(word, left, right):
            first = bool(_value(left, facts))
            return bool(_value(right, facts)) if first is (word == "and") else first


def _tokens(text: str) -> list[str]:
    found, place, text = [], 0, text.rstrip()
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise BadCondition(f"cannot be read from {text[place : place + 12].strip()!r}")
        found.append(match.group().strip())
        place = match.end()
    if not found:
        raise BadCondition("is empty")
    return found


class _Reader:
    """Recursive descent over the tokens, lowest binding first."""

    def __init__(self, tokens: list[str]) -> None:
        self.left = tokens

    def either(self) -> Condition:
        found = self.all()
        while self._take("or"):
            found = Both("or", found, self.all())
        return found

    def all(self) -> Condition:
        found = self.one()
        while self._take("and"):
            found = Both("and", found, self.one())
        return found

    def one(self) -> Condition:
        if self._take("not"):
            return Not(self.one())
        left = self.term()
        if self.left and self.left[0] in _COMPARE:
            return Comparison(self.left.pop(0), left, self.term())
        return left

    def term(self) -> Condition:
        if not self.left:
            raise BadCondition("ends too early")
        token = self.left.pop(0)
        if token == OPENING:
            inner = self.either()
            self._expect(")")
            return inner
        if token in TRUTHS:
            return Constant(TRUTHS[token])
        if token[0].isdigit():
            return Constant(Decimal(token))
        if token in NAMES:
            return Figure(token)
        if token in WORDS:
            return self._question(token)
        raise BadCondition(f"does not know {token!r}; it knows {', '.join(NAMES)}, {'(), '.join(WORDS)}()")

    def _question(self, word: str) -> Condition:
        self._expect("(")
        what = self.left.pop(0) if self.left else ""
        if what[:1] not in ("'", '"'):
            raise BadCondition(f"wants a name in quotes after {word}(")
        self._expect(")")
        return Question(word, what[1:-1])

    def _expect(self, token: str) -> None:
        if not self._take(token):
            raise BadCondition(f"wants {token!r} " + (f"before {self.left[0]!r}" if self.left else "at the end"))

    def _take(self, token: str) -> bool:
        if self.left and self.left[0] == token:
            self.left.pop(0)
            return True
        return False
