"""The question types that there are. A new one is a file here, its line below, and a template."""

from questions.domain.question import Question
from questions.domain.types.cloze import Cloze
from questions.domain.types.matching import Matching
from questions.domain.types.multiple import Multiple
from questions.domain.types.ordering import Ordering
from questions.domain.types.single import Single
from questions.domain.types.true_false import TrueFalse

AnyQuestion = Single | Multiple | TrueFalse | Ordering | Matching | Cloze

TYPES: dict[str, type[Question]] = {
    "single": Single,
    "multiple": Multiple,
    "true_false": TrueFalse,
    "ordering": Ordering,
    "matching": Matching,
    "cloze": Cloze,
}
"""By the word that a file gives as `type`."""

__all__ = ["TYPES", "AnyQuestion", "Cloze", "Matching", "Multiple", "Ordering", "Single", "TrueFalse"]
