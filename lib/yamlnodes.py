"""YAML read with positions: 1.2 booleans only, duplicate keys and clever tags refused."""

import re
from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from lib.problems import Problem

LARGEST = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Node:
    """A value with its place. `value` is a scalar, a tuple of nodes, or a dict of nodes by key."""

    value: Any
    file: str
    line: int
    column: int
    path: str = ""
    key_places: tuple[tuple[str, int, int], ...] = ()

    def problem(self, reason: str, key: str | None = None) -> Problem:
        """Say what is wrong here; `key` names a child to blame."""
        if key is not None:
            for name, line, column in self.key_places:
                if name == key:
                    return Problem(self.file, line, column, self._dotted(key), reason)
            return Problem(self.file, self.line, self.column, self._dotted(key), reason)
        return Problem(self.file, self.line, self.column, self.path or "(file)", reason)

    def _dotted(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key


class BadYaml(Exception):
    """The text is not the YAML that we read."""

    def __init__(self, problem: Problem) -> None:
        """Keep the finding for the report."""
        super().__init__(str(problem))
        self.problem = problem


class _Loader(yaml.SafeLoader):
    """SafeLoader whose plain scalars follow YAML 1.2's core schema (no `yes`, `no`, `on`, `12:30`); it reads no aliases."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """Refuse `*alias`: nested ones grow without bound."""
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]  # PyYAML's own
            raise yaml.composer.ComposerError(None, None, "aliases (*name) are not read; write it out", mark)
        return super().compose_node(parent, index)


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("null", r"^(?:null|~|)$", "n~\0"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?[0-9]+\.[0-9]+(?:[eE][-+]?[0-9]+)?$", "-+0123456789"),
    ("timestamp", r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "0123456789"),
):
    _Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), [*_first.replace("\0", ""), *([""] if "\0" in _first else [])]
    )


def load(path: Path, *, shown_as: str | None = None) -> Node:
    """Read a file.

    :raises BadYaml: if it cannot be read, is not UTF-8, too large, or not plain YAML
    """
    name = shown_as or str(path)
    try:
        if path.stat().st_size > LARGEST:
            raise BadYaml(Problem(name, 0, 0, "(file)", f"is larger than {LARGEST // 1024 // 1024} MB"))
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadYaml(Problem(name, 0, 0, "(file)", f"is not UTF-8 (byte {error.start}); save it as UTF-8")) from error
    except OSError as error:
        raise BadYaml(Problem(name, 0, 0, "(file)", f"cannot be read: {error.strerror}")) from error
    return loads(text, name)


def loads(text: str, file: str, *, first_line: int = 1) -> Node:
    """Read a text; `first_line` shifts the reported lines (front matter inside a file).

    :raises BadYaml: if it is not plain YAML
    """
    try:
        loader = _Loader(text)
        root = loader.get_single_node()
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + first_line, mark.column + 1) if mark else (0, 0)
        deep = "it is nested too deeply" if isinstance(error, RecursionError) else None
        reason = deep or getattr(error, "problem", None) or str(error).partition("\n")[0]
        raise BadYaml(Problem(file, line, column, "(file)", f"is not valid YAML: {reason}")) from error
    if root is None:
        raise BadYaml(Problem(file, first_line, 1, "(file)", "is empty"))
    try:
        return _wrap(root, loader, file, first_line, "", frozenset())
    except RecursionError as error:
        raise BadYaml(Problem(file, first_line, 1, "(file)", "is nested too deeply")) from error


def _wrap(node: yaml.Node, loader: _Loader, file: str, shift: int, path: str, above: frozenset[int]) -> Node:
    line, column = node.start_mark.line + shift, node.start_mark.column + 1
    if id(node) in above:
        raise BadYaml(Problem(file, line, column, path, "an anchor may not contain itself"))
    above = above | {id(node)}
    if isinstance(node, yaml.ScalarNode):
        return Node(_scalar(node, loader, file, line, column, path), file, line, column, path)
    if isinstance(node, yaml.SequenceNode):
        items = tuple(_wrap(child, loader, file, shift, f"{path}[{index}]", above) for index, child in enumerate(node.value))
        return Node(items, file, line, column, path)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, loader, file, shift, path, above)
    raise BadYaml(Problem(file, line, column, path, "is of a kind that we do not read"))


def _mapping(node: yaml.MappingNode, loader: _Loader, file: str, shift: int, path: str, above: frozenset[int]) -> Node:
    children: dict[str, Node] = {}
    places: list[tuple[str, int, int]] = []
    for key_node, value_node in node.value:
        line, column = key_node.start_mark.line + shift, key_node.start_mark.column + 1
        if not isinstance(key_node, yaml.ScalarNode):
            raise BadYaml(Problem(file, line, column, path, "a key must be a plain word"))
        key = str(key_node.value)
        if key in children:
            raise BadYaml(Problem(file, line, column, f"{path}.{key}" if path else key, "stands here twice"))
        places.append((key, line, column))
        children[key] = _wrap(value_node, loader, file, shift, f"{path}.{key}" if path else key, above)
    return Node(children, file, node.start_mark.line + shift, node.start_mark.column + 1, path, tuple(places))


def _scalar(node: yaml.ScalarNode, loader: _Loader, file: str, line: int, column: int, path: str) -> Hashable:
    try:
        value: Hashable = loader.construct_object(node, deep=True)
    except (yaml.YAMLError, ValueError) as error:
        reason = getattr(error, "problem", None) or str(error)
        raise BadYaml(Problem(file, line, column, path or "(file)", f"cannot be read: {reason}")) from error
    return value
