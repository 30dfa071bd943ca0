"""The question types that there are. A new one is a file here, its line below, and a template."""

from questions.domain.types.cloze import Cloze
from questions.domain.types.matching import Matching
from questions.domain.types.multiple import Multiple
from questions.domain.types.ordering import Ordering
from questions.domain.types.single import Single
from questions.domain.types.true_false import TrueFalse

AnyQuestion = Single | Multiple | TrueFalse | Ordering | Matching | Cloze

TEMPLATES: dict[str, str] = {
    template.split("/")[-1].removesuffix(".html"): template
    for template in (Single.template, Multiple.template, TrueFalse.template, Ordering.template, Matching.template, Cloze.template)
}
"""The template that shows a question of a type."""

__all__ = ["TEMPLATES", "AnyQuestion", "Cloze", "Matching", "Multiple", "Ordering", "Single", "TrueFalse"]
