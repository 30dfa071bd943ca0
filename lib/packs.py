"""What a pack is to the apps that fill it: entries of known kinds, read and placed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from lib.problems import Level, Problem
from lib.yamlnodes import Node

Layout = Literal["yaml", "lesson", "single", "media"]


@dataclass(frozen=True, slots=True)
class PackKind:
    """A kind of entry: where it lies in a pack and what shape it has.

    `layout`: `yaml` is one file an entry in `folder`; `lesson` a folder an entry with one Markdown file a language:
    its node is `{zh: {front matter, body: "text below it"}, en: {...}}`, so its shape has the fields `zh` and `en`
    of one dataclass with the keys of the front matter and `body: str`; `single` one file at the top of the pack
    (`folder` is its name) that lists all entries under one key (the file's stem), each with an `id`; `media` one picture
    an entry, whose id is the file's name with its ending: no text is read, the value tells what the file holds.
    """

    name: str
    folder: str
    shape: type[Any]
    layout: Layout = "yaml"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a pack: its value in the kind's shape and the nodes that it was read from, by file."""

    kind: str
    id: str
    value: Any
    file: str = ""
    node: Node | None = None
    sources: Mapping[str, Node] = field(default_factory=dict)

    def problem(self, key: str, reason: str, level: Level = "error") -> Problem:
        """Blame a dotted key of this entry, at its line where the file has one."""
        place = self._find(key)
        if place is None:
            return Problem(self.file, 0, 0, key, reason, level)
        return Problem(place.file or self.file, place.line, place.column, key, reason, level)

    def _find(self, key: str) -> Node | None:
        node = self.node
        for part in key.replace("[", ".").replace("]", "").split("."):
            if node is None or not part:
                return node
            below = node.value
            if isinstance(below, dict) and part in below:
                node = below[part]
            elif isinstance(below, tuple) and part.isdigit() and int(part) < len(below):
                node = below[int(part)]
            else:
                return node
        return node


@dataclass(frozen=True, slots=True)
class Pack:
    """A whole pack, read: `entries[kind][id]`. While loading, a `rehearsal` writes nothing but what is then rolled back."""

    root: Path
    entries: Mapping[str, Mapping[str, Entry]]
    rehearsal: bool = False

    def of(self, kind: str) -> Mapping[str, Entry]:
        """Return the entries of a kind by id (none is an empty mapping)."""
        return self.entries.get(kind, {})


@dataclass(slots=True)
class Loaded:
    """What a load did: ids by what happened to them."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)

    def absorb(self, other: "Loaded") -> None:
        """Add another app's figures to these."""
        self.added += other.added
        self.changed += other.changed
        self.same += other.same
