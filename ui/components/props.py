"""What all components share: refusing values a component does not know, and writing attributes."""

from collections.abc import Iterable, Mapping

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe


class UnknownValue(ValueError):
    """A component was given a value that its design has no state for."""


def one_of(prop: str, value: str, allowed: Iterable[str]) -> str:
    """Return `value`, or raise UnknownValue naming what would be right."""
    known = tuple(allowed)
    if value not in known:
        message = f"{prop}={value!r} is not one of {', '.join(repr(each) for each in known)}"
        raise UnknownValue(message)
    return value


def classes(*names: str) -> str:
    """Join class names, leaving out the empty ones."""
    return " ".join(name for name in names if name)


def attributes(values: Mapping[str, str | int | float | bool | None]) -> SafeString:
    """Write attributes with a leading blank: None and False are left out, True is bare."""
    kept = [(name, value) for name, value in values.items() if value is not None and value is not False and value != ""]
    return mark_safe("".join(_attribute(conditional_escape(name), value) for name, value in kept))


def _attribute(name: str, value: object) -> str:
    return f" {name}" if value is True else f' {name}="{conditional_escape(value if isinstance(value, str) else str(value))}"'


def join(parts: Iterable[str | SafeString], separator: str = "") -> SafeString:
    """Join pieces of HTML, escaping those that are not marked safe."""
    return mark_safe(separator.join(map(conditional_escape, parts)))


def dotted(text: str | SafeString) -> SafeString:
    """Escape metadata and draw its middle dots from the Latin face, where some Han fonts set them wide."""
    return mark_safe(conditional_escape(text).replace(" · ", SEP))


NOTHING = SafeString("")
SEP = SafeString('<span class="r-sep">·</span>')
