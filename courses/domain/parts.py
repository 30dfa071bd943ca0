"""Taking a lesson's Markdown apart: parts under `## `, and in them prose, chats, examples and checks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

ChatKind = Literal["good", "bad", "plain"]
Speaker = Literal["customer", "agent", "note"]

SPEAKERS: dict[str, Speaker] = {
    "顾客": "customer",
    "客服": "agent",
    "旁白": "note",
    "customer": "customer",
    "agent": "agent",
    "note": "note",
}
_OPEN = re.compile(r"^:::(chat|example|check)\b[ \t]*(.*?)[ \t]*$")
_CHAT = re.compile(r"^(good|bad|plain)(?:[ \t]+[\"“](.*)[\"”])?$")
_LINE = re.compile(r"^([^:：\s]{1,12})[:：][ \t]*(.+)$")


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown to render."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Example:
    """Markdown marked as an example."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Said:
    """One bubble, or a narrator's note under the chat."""

    who: Speaker
    text: str


@dataclass(frozen=True, slots=True)
class Chat:
    """A model chat."""

    kind: ChatKind
    title: str
    lines: tuple[Said, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Check:
    """The place of a retrieval question."""

    id: str
    line: int


Block = Prose | Example | Chat | Check


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one `## ` heading. Numbers count from 1."""

    number: int
    title: str
    blocks: tuple[Block, ...]

    @property
    def checks(self) -> tuple[str, ...]:
        """Ids of the checks in it."""
        return tuple(block.id for block in self.blocks if isinstance(block, Check))


class Malformed(Exception):
    """The Markdown of a lesson breaks a rule of ours, at a line of the body (from 1)."""

    def __init__(self, line: int, reason: str) -> None:
        """Keep the place for the checker."""
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason


@lru_cache(maxsize=512)
def parts_of(body: str) -> tuple[Part, ...]:
    """Take a body apart. Text before the first `## ` belongs to the first part.

    :raises Malformed: at the first block that is not closed or not understood
    """
    headed: list[tuple[str, list[Block]]] = []
    lead: list[Block] = []
    for block in _blocks(body):
        if isinstance(block, str):
            headed.append((block, []))
        elif headed:
            headed[-1][1].append(block)
        else:
            lead.append(block)
    if not headed:
        raise Malformed(1, "has no part: start each with a line such as “## The first part”")
    headed[0][1][:0] = lead
    return tuple(Part(number, title, tuple(blocks)) for number, (title, blocks) in enumerate(headed, 1))


def checks_of(body: str) -> tuple[str, ...]:
    """Return the ids of all checks in order."""
    return tuple(check for part in parts_of(body) for check in part.checks)


def _blocks(body: str) -> Iterator[Block | str]:
    """Yield blocks in order; a plain string is the title of a new part."""
    lines = body.splitlines()
    prose: list[str] = []
    start = number = 0
    fenced = False
    while number < len(lines):
        line = lines[number]
        fenced ^= line.lstrip().startswith("```")
        opened = None if fenced else _OPEN.match(line)
        if not fenced and (opened or line.startswith("## ")):
            yield from _prose(prose, start)
            prose = []
            if opened is None:
                yield line[3:].strip()
                number += 1
            else:
                block, number = _special(opened, lines, number)
                yield block
            start = number
            continue
        if not fenced and line.startswith(":::"):
            raise Malformed(number + 1, f"“{line.strip()}” is not chat, example or check")
        prose.append(line)
        number += 1
    yield from _prose(prose, start)


def _prose(lines: list[str], start: int) -> Iterator[Block]:
    text = "\n".join(lines).strip("\n")
    if text.strip():
        yield Prose(text, start + 1)


def _special(opened: re.Match[str], lines: list[str], number: int) -> tuple[Block, int]:
    kind, rest = opened.groups()
    if kind == "check":
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.-]*", rest):
            raise Malformed(number + 1, "a check names one question, as in “:::check C01-4-k1”")
        return Check(rest, number + 1), number + 1
    end = next((i for i in range(number + 1, len(lines)) if lines[i].strip() == ":::"), None)
    if end is None:
        raise Malformed(number + 1, f"“:::{kind}” is never closed with a line “:::”")
    inside = lines[number + 1 : end]
    if kind == "example":
        return Example("\n".join(inside), number + 1), end + 1
    return _chat(rest, inside, number + 1), end + 1


def _chat(rest: str, inside: list[str], line: int) -> Chat:
    head = _CHAT.match(rest)
    if head is None:
        raise Malformed(line, "a chat is good, bad or plain, with a title in quotes")
    said: list[Said] = []
    for offset, text in enumerate(inside, 1):
        if not text.strip():
            continue
        spoken = _LINE.match(text.strip())
        who = SPEAKERS.get(spoken.group(1).lower()) if spoken else None
        if spoken is None or who is None:
            raise Malformed(line + offset, "a line of a chat begins with 顾客:, 客服: or 旁白: (Customer:, Agent: or Note:)")
        said.append(Said(who, spoken.group(2).strip()))
    if not said:
        raise Malformed(line, "this chat is empty")
    kind: ChatKind = "good" if head.group(1) == "good" else "bad" if head.group(1) == "bad" else "plain"
    return Chat(kind, head.group(2) or "", tuple(said), line)
