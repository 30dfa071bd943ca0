"""What single and multiple choice share: options, each with its own explanation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lib.bilingual import Text
from questions.domain.question import HANDLES, Say
from questions.domain.shown import Choice, Row


@dataclass(frozen=True, slots=True)
class Option:
    """One option; `why` tells why picking it is right, or what picking it would bring about."""

    id: str
    text: Text
    why: Text
    right: bool = False


def dealt(order: Sequence[str], texts: dict[str, Text], lang: str, say: Say) -> tuple[Choice, ...]:
    """Return the choices in the order dealt, lettered by place."""
    return tuple(Choice(HANDLES[n], one, say(texts[one].get(lang))) for n, one in enumerate(order))


def explained(options: Sequence[Option], chosen: frozenset[str], lang: str, say: Say) -> tuple[Row, ...]:
    """Return every option with its explanation."""
    return tuple(Row(say(o.text.get(lang)), say(o.why.get(lang)), right=o.right, chosen=o.id in chosen) for o in options)


def twice(ids: Sequence[str], key: str) -> Iterator[tuple[str, str]]:
    """Yield a fault for each id that stands twice, under `key[n].id`."""
    for n, one in enumerate(ids):
        if one in ids[:n]:
            yield f"{key}[{n}].id", f"stands here twice: {one}"


def repeated(options: Sequence[Option]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with any list of options."""
    yield from twice([o.id for o in options], "options")
    for lang in ("zh", "en"):
        texts = [o.text.get(lang) for o in options]
        for n, text in enumerate(texts):
            if text in texts[:n]:
                yield f"options[{n}].text.{lang}", "says the same as another option"
