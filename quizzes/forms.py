"""What the page of an attempt sends."""

import re
from dataclasses import dataclass

from django.http import QueryDict

from questions.domain import Fields
from questions.forms import fields_of

KEY = re.compile(r"[A-Za-z0-9-]{8,64}")


class FormIncomplete(Exception):
    """The question or the key of the save is missing or cannot be one."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One save: which question, under which key, what was put into its form."""

    question: str
    key: str
    fields: Fields


def answer_from_post(post: QueryDict) -> Answer:
    """Read a save; everything else that was sent is ignored.

    :raises FormIncomplete: if question or key is missing or cannot be one
    """
    question, key = post.get("question", ""), post.get("key", "")
    if not question or not KEY.fullmatch(key):
        raise FormIncomplete
    return Answer(question, key, fields_of(post))


def page_from_get(get: QueryDict) -> int:
    """Return the page asked for, the first where there is none."""
    asked = get.get("page", "1")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 5 else 1  # noqa: PLR2004 - digits enough
