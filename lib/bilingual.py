"""A human text in both languages of the house."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]


def language_of(code: str) -> Language:
    """Fold a language code of Django or a browser (`zh-hans`, `en-gb`) to one of ours."""
    return "zh" if code.lower().startswith("zh") else "en"


@dataclass(frozen=True, slots=True)
class Text:
    """One text, written in Chinese and in English."""

    zh: str
    en: str

    def get(self, language: str) -> str:
        """Return the text for a language code such as `zh`, `zh-hans` or `en`."""
        return self.zh if language_of(language) == "zh" else self.en
