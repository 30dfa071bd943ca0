"""YAML as our authors write it: human text in double quotes, short mappings on one line."""

import re
from typing import Any

import yaml

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_.-]+)*")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_RESERVED = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_SHORT = 110
_PAIR = 2


class _Dumper(yaml.SafeDumper):
    """Writes plain words bare and everything else quoted."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002  PyYAML's own signature
        """Write equal values twice rather than by anchors."""
        return True


def _string(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    bare = (_WORD.fullmatch(text) and text.lower() not in _RESERVED) or _DATE.fullmatch(text)
    tag = "tag:yaml.org,2002:timestamp" if _DATE.fullmatch(text) else "tag:yaml.org,2002:str"
    return dumper.represent_scalar(tag, text, style=None if bare else '"')


class _Said(str):
    """A human text: always quoted."""

    __slots__ = ()


def _said(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style='"')


def _mapping(dumper: yaml.SafeDumper, data: dict[str, Any]) -> yaml.Node:
    if set(data) == {"zh", "en"}:
        data = {lang: _Said(text) if isinstance(text, str) else text for lang, text in data.items()}
    node = dumper.represent_mapping("tag:yaml.org,2002:map", data.items())
    node.flow_style = _fits_on_a_line(data)
    return node


def _fits_on_a_line(data: dict[str, Any]) -> bool:
    simple = all(not isinstance(value, (dict, list)) or (isinstance(value, dict) and set(value) == {"zh", "en"}) for value in data.values())
    return len(data) >= _PAIR and simple and len(str(data)) <= _SHORT


def _list(dumper: yaml.SafeDumper, data: list[Any]) -> yaml.Node:
    node = dumper.represent_sequence("tag:yaml.org,2002:seq", data)
    node.flow_style = all(not isinstance(item, (dict, list)) for item in data) and len(str(data)) <= _SHORT
    return node


_Dumper.add_representer(_Said, _said)
_Dumper.add_representer(str, _string)
_Dumper.add_representer(dict, _mapping)
_Dumper.add_representer(list, _list)


def yaml_text(data: object) -> str:
    """Return a document that our strict reader reads back to the same data."""
    return str(yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000, indent=2))
