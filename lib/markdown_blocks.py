"""A Markdown document split into parts and blocks: prose, `:::chat`, `:::example` and `:::check` lines.

Nothing here raises on what an author wrote: what does not fit is a `Fault` with its line, and the rest still reads.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

CHAT_KINDS = ("good", "bad", "plain")
SPEAKERS = {
    "顾客": "customer",
    "客服": "agent",
    "旁白": "note",
    "customer": "customer",
    "agent": "agent",
    "note": "note",
}


@dataclass(frozen=True, slots=True)
class Html:
    """A stretch of prose. `line` counts from 1 in the document."""

    source: str
    line: int


@dataclass(frozen=True, slots=True)
class Line:
    """One utterance of a chat. `who` is customer, agent or note; `speaker` the word that the author wrote."""

    who: str
    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class Chat:
    """A model chat. `kind` is good, bad or plain."""

    kind: str
    title: str
    lines: tuple[Line, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Example:
    """Markdown that is an example: figures in it need no source."""

    source: str
    line: int


@dataclass(frozen=True, slots=True)
class Check:
    """A place where a question is asked, by its id."""

    question: str
    line: int


Block = Html | Chat | Example | Check


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one `## ` heading; a document's text before the first has the title `""`."""

    title: str
    blocks: tuple[Block, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the markup, and on which line of the document."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its parts in order, and what was wrong with it."""

    parts: tuple[Part, ...]
    faults: tuple[Fault, ...]


_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_PART = re.compile(r"^##[ \t]+(.+?)[ \t]*#*[ \t]*$")
_OPEN = re.compile(r"^:::[ \t]*(\S*)[ \t]*(.*?)[ \t]*$")
_CHAT = re.compile(r"^(\S+)(?:[ \t]+(.*))?$")
_SPEAKER = re.compile(rf"^({'|'.join(SPEAKERS)})[ \t]*[:\uff1a][ \t]*(.*)$", re.IGNORECASE)
_QUOTES = "\"“”「」'"


def document(source: str) -> Document:
    """Split a document. A `## ` inside a code fence or a `:::` block is no heading."""
    faults: list[Fault] = []
    parts: list[Part] = [Part("", (), 1)]
    for piece in _pieces(source.splitlines(), faults):
        if isinstance(piece, Part):
            parts.append(piece)
        else:
            parts[-1] = replace(parts[-1], blocks=(*parts[-1].blocks, piece))
    if not parts[0].blocks:
        del parts[0]
    return Document(tuple(parts), tuple(faults))


def _pieces(lines: list[str], faults: list[Fault]) -> Iterator[Part | Block]:
    """Yield headings (as empty parts) and blocks in their order."""
    prose: list[str] = []
    started, index, fence = 0, 0, ""
    while index < len(lines):
        line = lines[index]
        opening = None if fence else _OPEN.match(line)
        heading = None if fence else _PART.match(line)
        if opening is None and heading is None:
            fence = _fence_after(line, fence)
            started = started if prose else index
            prose.append(line)
            index += 1
            continue
        yield from _prose(prose, started)
        prose = []
        if heading is not None:
            yield Part(heading.group(1), (), index + 1)
            index += 1
        elif opening is not None:
            block, index = _directive(lines, index, opening, faults)
            yield from block
    yield from _prose(prose, started)


def _fence_after(line: str, fence: str) -> str:
    found = _FENCE.match(line)
    if found is None:
        return fence
    if not fence:
        return found.group(1)
    return "" if found.group(1).startswith(fence) else fence


def _prose(lines: list[str], started: int) -> Iterator[Html]:
    while lines and not lines[0].strip():
        lines, started = lines[1:], started + 1
    if any(line.strip() for line in lines):
        yield Html("\n".join(lines).rstrip(), started + 1)


def _directive(lines: list[str], index: int, opening: re.Match[str], faults: list[Fault]) -> tuple[tuple[Block, ...], int]:
    """Read the block that opens at `index`; return it and the index after it."""
    name, rest = opening.groups()
    if name == "check":
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.-]*", rest):
            faults.append(Fault(index + 1, ":::check needs the id of one question"))
            return (), index + 1
        return (Check(rest, index + 1),), index + 1
    if name not in {"chat", "example"}:
        said = f":::{name}" if name else "::: with nothing open"
        faults.append(Fault(index + 1, f"{said} is not a block that we know (:::chat, :::example, :::check)"))
        return (), index + 1
    end = next((at for at in range(index + 1, len(lines)) if _OPEN.match(lines[at])), len(lines))
    closed = end < len(lines) and lines[end].strip() == ":::"
    if not closed:
        faults.append(Fault(index + 1, f":::{name} is not closed by a line with ::: alone"))
    inside, after = lines[index + 1 : end], end + 1 if closed else end
    if name == "example":
        return (Example("\n".join(inside).strip("\n"), index + 1),), after
    return (_chat(inside, index, rest, faults),), after


def _chat(inside: list[str], index: int, rest: str, faults: list[Fault]) -> Chat:
    kind, title = "plain", rest
    match = _CHAT.match(rest)
    if match is None or match.group(1) not in CHAT_KINDS:
        faults.append(Fault(index + 1, f":::chat must name its kind: {', '.join(CHAT_KINDS)}"))
    else:
        kind, title = match.group(1), match.group(2) or ""
    said: list[Line] = []
    for offset, line in enumerate(inside):
        spoken = _SPEAKER.match(line.strip())
        if spoken is not None:
            said.append(Line(SPEAKERS[spoken.group(1).lower()], spoken.group(1), spoken.group(2)))
        elif line.strip() and said:
            said[-1] = replace(said[-1], text=f"{said[-1].text}\n{line.strip()}")
        elif line.strip():
            faults.append(Fault(index + 2 + offset, f"a chat line begins with who speaks: {', '.join(SPEAKERS)}"))
    if not said:
        faults.append(Fault(index + 1, ":::chat has no line"))
    return Chat(kind, title.strip().strip(_QUOTES), tuple(said), index + 1)
