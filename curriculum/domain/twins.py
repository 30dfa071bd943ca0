"""Twins: what is cited and counted in one language is cited and counted in the other."""

from collections.abc import Iterator, Sequence

from curriculum.domain.passages import Pair, Passage, pairs_of
from knowledge.domain import tokens
from knowledge.domain.tokens import ClaimToken, ExampleToken, RuleToken, Token
from lib.packs import Entry, Pack
from lib.problems import Problem
from lib.prose_figures import numbers

NAMES = {"zh": "Chinese", "en": "English"}
LAW_TITLES = "source"
"""A law's article is 第二十五条 in one language and art. 25 in the other: no difference of numbers."""

COMPARED = frozenset({"lesson", "quiz", "script", "course", "path", "certification", "rule", "claim", "product"})


def check_twins(pack: Pack) -> Iterator[Problem]:
    """Yield tokens that stand in one twin only (errors), and numbers that differ (errors in front matter)."""
    for kind in COMPARED:
        for entry in pack.of(kind).values():
            for pair in pairs_of(entry):
                if pair.zh and pair.en:
                    yield from _tokens_differ(pair)
                    yield from _numbers_differ(entry, pair)


def _tokens_differ(pair: Pair) -> Iterator[Problem]:
    for ours, theirs, missing in ((pair.zh, pair.en, "en"), (pair.en, pair.zh, "zh")):
        there = {name for passage in theirs for name, _ in _cited(passage)}
        told: set[str] = set()
        for passage in ours:
            for name, offset in _cited(passage):
                if name not in there and name not in told:
                    told.add(name)
                    reason = f"{name} stands here and not in the {NAMES[missing]} twin"
                    yield passage.problem(reason, offset=offset if passage.column else 0)


def _cited(passage: Passage) -> Iterator[tuple[str, int]]:
    for found in tokens.found(passage.text):
        name = _name(found.token)
        if name is not None:
            yield name, found.start


def _name(token: Token) -> str | None:
    match token:
        case RuleToken(card, field):
            return f"{{rule:{card}.{field}}}"
        case ClaimToken(number):
            return f"{{claim:{number}}}"
        case ExampleToken(said):
            return f"{{n:{_one_spelling(said)}}}"
        case _:
            return None


def _one_spelling(said: str) -> str:
    found = numbers(said)
    return ", ".join(sorted(found)) if found else said


def _numbers_differ(entry: Entry, pair: Pair) -> Iterator[Problem]:
    zh, en = _numbers(pair.zh), _numbers(pair.en)
    if zh != en and LAW_TITLES not in pair.en[0].key.split("."):
        front = entry.kind == "lesson" and pair.en[0].key != "body"
        yield pair.en[0].problem(f"numbers differ between the twins: zh {_listed(zh)}; en {_listed(en)}", "error" if front else "warning")


def _numbers(passages: Sequence[Passage]) -> frozenset[str]:
    return frozenset(number for passage in passages for number in numbers(tokens.blanked(passage.text)))


def _listed(found: frozenset[str]) -> str:
    return ", ".join(sorted(found, key=lambda n: (len(n), n))) or "none"
