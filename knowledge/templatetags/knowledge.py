"""Words by key, for templates."""

from collections.abc import Mapping

from django import template

from lib.bilingual import Text

register = template.Library()


@register.filter
def word(words: Mapping[str, Text], key: str) -> Text:
    """Return the word for a key, or the key itself."""
    return words.get(key, Text(key, key))
