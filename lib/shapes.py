"""Strict shapes: one frozen dataclass is at once the schema of a file and the body of a frozen version.

Supported field types: `str`, `int`, `bool`, `Decimal`, `date`, `Text`, enums of strings, `Literal` of strings and
integers, other dataclasses, `tuple[X, ...]`, `Mapping[str, X]` and unions of these (tried in order). A field without
a default is required; a text may be empty only where that is its default; unknown keys are refused. A dataclass may
offer `__key__ = {"field": "key in the file"}` where the file's word is not a Python name, and `tag: ClassVar[str]`
with `Literal` fields to tell union members apart.
"""

import dataclasses
import datetime
import enum
import hashlib
import json
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar, cast

from lib.problems import Problem
from lib.yamlnodes import Node

T = TypeVar("T")
FORMAT = 1


class Misfit(Exception):
    """Stored data does not have the shape that it was stored with."""


class _Found(list[Problem]):
    """What keeps a value from being made; unknown keys do not, and stand apart."""

    def __init__(self) -> None:
        super().__init__()
        self.strange: list[Problem] = []


def read(node: Node, shape: type[T], problems: list[Problem], *, despite_unknown: bool = False) -> T | None:
    """Read a node into a shape; append what is wrong to `problems` and return None if anything is.

    With `despite_unknown` a value whose only fault is unknown keys is returned beside them, so that it can be checked on.
    """
    found = _Found()
    value = _read(node, shape, found)
    problems.extend([*found.strange, *found])
    whole = not found and (despite_unknown or not found.strange)
    return cast("T", value) if whole else None


def from_json(data: object, shape: type[T]) -> T:
    """Read what `to_json` wrote.

    :raises Misfit: if the data does not fit the shape
    """
    problems: list[Problem] = []
    value = read(_node_of(data, ""), shape, problems)
    if problems:
        raise Misfit("; ".join(f"{p.key}: {p.reason}" for p in problems[:5]))
    return cast("T", value)


def to_json(value: object) -> Any:
    """Return plain JSON data; fields that hold their default are kept, so that a body explains itself."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        keys = getattr(type(value), "__key__", {})
        return {keys.get(f.name, f.name): to_json(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else str(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): to_json(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [to_json(item) for item in value]
    if isinstance(value, (set, frozenset)):
        return sorted(to_json(item) for item in value)
    return value


def canonical(value: object) -> bytes:
    """Return canonical JSON: sorted keys, UTF-8, no blanks, with the format's number."""
    body = {"format": FORMAT, "body": to_json(value)}
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def sha256_of(value: object) -> str:
    """Return the hex SHA-256 of a value's canonical JSON."""
    return hashlib.sha256(canonical(value)).hexdigest()


def _node_of(data: object, path: str) -> Node:
    if isinstance(data, Mapping):
        return Node({str(k): _node_of(v, f"{path}.{k}" if path else str(k)) for k, v in data.items()}, "(stored)", 0, 0, path)
    if isinstance(data, (list, tuple)):
        return Node(tuple(_node_of(v, f"{path}[{i}]") for i, v in enumerate(data)), "(stored)", 0, 0, path)
    return Node(data, "(stored)", 0, 0, path)


def _read(node: Node, shape: Any, problems: _Found) -> Any:
    origin = typing.get_origin(shape)
    if origin in (typing.Union, types.UnionType):
        return _read_union(node, typing.get_args(shape), problems)
    if origin is typing.Literal:
        return _read_literal(node, typing.get_args(shape), problems)
    if origin is tuple:
        return _read_tuple(node, typing.get_args(shape)[0], problems)
    if origin is not None and issubclass(origin, Mapping):
        return _read_mapping(node, typing.get_args(shape)[1], problems)
    if dataclasses.is_dataclass(shape):
        return _read_dataclass(node, cast("type[Any]", shape), problems)
    if isinstance(shape, type) and issubclass(shape, enum.Enum):
        return _read_literal(node, tuple(m.value for m in shape), problems, shape)
    return _SCALARS[shape](node, problems)


def _read_dataclass(node: Node, shape: type[Any], problems: _Found) -> Any:
    if not isinstance(node.value, dict):
        problems.append(node.problem(f"must be a mapping with the keys {', '.join(_keys(shape).values())}"))
        return None
    keys = _keys(shape)
    problems.strange.extend(
        node.problem(f"is not a key that we know; known here: {', '.join(keys.values())}", key)
        for key in node.value
        if key not in keys.values()
    )
    hints, values, before = _hints(shape), {}, len(problems)
    for field in dataclasses.fields(shape):
        key = keys[field.name]
        if key in node.value and node.value[key].value == "" == field.default:
            values[field.name] = ""
        elif key in node.value:
            values[field.name] = _read(node.value[key], hints[field.name], problems)
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            problems.append(node.problem(f"is missing: {key}", key))
    return shape(**values) if len(problems) == before else None


def _read_union(node: Node, shapes: tuple[Any, ...], problems: _Found) -> Any:
    if node.value is None and types.NoneType in shapes:
        return None
    tries = [s for s in shapes if s is not types.NoneType]
    likely = _likely(node, tries)
    if len(likely) == 1:
        return _read(node, likely[0], problems)
    attempts: list[list[Problem]] = []
    for shape in likely:
        found = _Found()
        value = _read(node, shape, found)
        found += found.strange
        if not found:
            return value
        attempts.append(found)
    problems.extend(min(attempts, key=_length))
    return None


def _likely(node: Node, shapes: list[Any]) -> list[Any]:
    """Narrow a union of dataclasses to the one whose Literal field `type` or `kind` the node names."""
    if not isinstance(node.value, dict):
        return [s for s in shapes if not dataclasses.is_dataclass(s)] or shapes
    for word in ("type", "kind"):
        said = node.value.get(word)
        named = [s for s in shapes if said and dataclasses.is_dataclass(s) and said.value in typing.get_args(_hints(s).get(word))]
        if named:
            return named
    return shapes


def _read_literal(node: Node, allowed: tuple[Any, ...], problems: _Found, make: Callable[[Any], Any] = lambda v: v) -> Any:
    if any(node.value == a and type(node.value) is type(a) for a in allowed):
        return make(node.value)
    problems.append(node.problem(f"must be one of {', '.join(map(str, allowed))}, not {_said(node)}"))
    return None


def _read_tuple(node: Node, shape: Any, problems: _Found) -> Any:
    if not isinstance(node.value, tuple):
        problems.append(node.problem(f"must be a list, not {_said(node)}"))
        return ()
    return tuple(_read(item, shape, problems) for item in node.value)


def _read_mapping(node: Node, shape: Any, problems: _Found) -> Any:
    if not isinstance(node.value, dict):
        problems.append(node.problem(f"must be a mapping, not {_said(node)}"))
        return {}
    return {key: _read(item, shape, problems) for key, item in node.value.items()}


def _string(node: Node, problems: list[Problem]) -> str:
    if isinstance(node.value, str) and node.value.strip():
        return node.value
    empty = isinstance(node.value, str)
    problems.append(node.problem("must not be empty" if empty else f"must be a text in quotes, not {_said(node)}"))
    return ""


def _integer(node: Node, problems: list[Problem]) -> int:
    if isinstance(node.value, int) and not isinstance(node.value, bool):
        return node.value
    problems.append(node.problem(f"must be a whole number, not {_said(node)}"))
    return 0


def _boolean(node: Node, problems: list[Problem]) -> bool:
    if isinstance(node.value, bool):
        return node.value
    problems.append(node.problem(f"must be true or false, not {_said(node)}"))
    return False


def _decimal(node: Node, problems: list[Problem]) -> Decimal:
    if not isinstance(node.value, bool) and isinstance(node.value, (int, float, str)):
        try:
            return Decimal(str(node.value))
        except InvalidOperation:
            pass
    problems.append(node.problem(f"must be a number, not {_said(node)}"))
    return Decimal(0)


def _date(node: Node, problems: list[Problem]) -> datetime.date:
    if isinstance(node.value, datetime.date):
        return node.value
    try:
        return datetime.date.fromisoformat(cast("str", node.value))
    except (TypeError, ValueError):
        problems.append(node.problem(f"must be a date such as 2026-11-22, not {_said(node)}"))
        return datetime.date.min


def _said(node: Node) -> str:
    if isinstance(node.value, dict):
        return "a mapping"
    if isinstance(node.value, tuple):
        return "a list"
    return repr(node.value)


_SCALARS: dict[Any, Callable[[Node, list[Problem]], Any]] = {
    str: _string,
    int: _integer,
    bool: _boolean,
    Decimal: _decimal,
    datetime.date: _date,
}


_HINTS: dict[Any, dict[str, Any]] = {}
_KEYS: dict[Any, dict[str, str]] = {}


def _hints(shape: Any) -> dict[str, Any]:
    if shape not in _HINTS:
        _HINTS[shape] = typing.get_type_hints(shape)
    return _HINTS[shape]


def _keys(shape: Any) -> dict[str, str]:
    if shape not in _KEYS:
        renamed = getattr(shape, "__key__", {})
        _KEYS[shape] = {f.name: renamed.get(f.name, f.name) for f in dataclasses.fields(shape)}
    return _KEYS[shape]


def _length(found: typing.Iterable[Problem]) -> int:
    return sum(1 for _ in found)
