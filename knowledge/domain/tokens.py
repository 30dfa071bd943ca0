"""The tokens that human texts may hold: `{rule:POL-7D.days}`, `{claim:11}`, `{n:1899}` and `{variable}`."""

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RuleToken:
    """Cites a field of a rule card."""

    card: str
    field: str


@dataclass(frozen=True, slots=True)
class ClaimToken:
    """Cites a figure of a source document, by its number."""

    claim: int


@dataclass(frozen=True, slots=True)
class ExampleToken:
    """A number that is an example."""

    number: str


@dataclass(frozen=True, slots=True)
class VariableToken:
    """A blank that the agent fills."""

    name: str


@dataclass(frozen=True, slots=True)
class BrokenToken:
    """Looks like a token and is none."""

    said: str


Token = RuleToken | ClaimToken | ExampleToken | VariableToken | BrokenToken


@dataclass(frozen=True, slots=True)
class Found:
    """A token and where it stands: `text[start:end]`."""

    token: Token
    start: int
    end: int


_ANY = re.compile(r"\{([^{}\n]*)\}")
_RULE = re.compile(r"rule:\s*([A-Za-z0-9][A-Za-z0-9.-]*)\.([a-z][a-z0-9_]*)")
_CLAIM = re.compile(r"claim:\s*([0-9]{1,6})")
_EXAMPLE = re.compile(r"n:\s*([^{}\s][^{}]{0,39})")
_VARIABLE = re.compile(r"[a-z][a-z0-9_]*")
_MEANT = re.compile(r"(?:rule|claim|n)\s*[:\uff1a.]", re.IGNORECASE)


def found(text: str) -> tuple[Found, ...]:
    """Return every token of a text in order; other words in curly brackets are left alone."""
    tokens = ((_read(match.group(1)), match) for match in _ANY.finditer(text))
    return tuple(Found(token, match.start(), match.end()) for token, match in tokens if token is not None)


def replaced(text: str, say: Callable[[Token], str]) -> str:
    """Return the text with each token replaced by what `say` says of it."""
    return _ANY.sub(lambda match: match.group() if (token := _read(match.group(1))) is None else say(token), text)


def blanked(text: str) -> str:
    """Return the text with blanks where tokens stood, so that offsets stay true."""
    return _ANY.sub(lambda match: match.group() if _read(match.group(1)) is None else " " * len(match.group()), text)


def _read(inside: str) -> Token | None:
    if match := _RULE.fullmatch(inside):
        return RuleToken(match.group(1), match.group(2))
    if match := _CLAIM.fullmatch(inside):
        return ClaimToken(int(match.group(1)))
    if match := _EXAMPLE.fullmatch(inside):
        return ExampleToken(match.group(1))
    if _VARIABLE.fullmatch(inside):
        return VariableToken(inside)
    return BrokenToken(inside) if _MEANT.match(inside) else None
