"""When a lesson is done, and what is still missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from courses.domain.lesson_file import Done


class Missing(StrEnum):
    """What finishing a lesson can still want."""

    PARTS = "parts"
    CHECKS = "checks"
    RIGHT = "right"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing: how much there is and how much is needed; `checks` names unanswered ones."""

    kind: Missing
    got: int
    needed: int
    checks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether the lesson is done, and if not, why."""

    lacks: tuple[Lack, ...]
    fraction: Decimal

    @property
    def done(self) -> bool:
        """Nothing is missing."""
        return not self.lacks


def decide(*, rule: Done, parts: int, reached: int, checks: Sequence[str], best: Mapping[str, Decimal], signed: bool) -> Outcome:
    """Say whether a lesson is done.

    `reached` counts the parts gone through (0: only opened), `best` maps an answered check to the best fraction given.
    """
    open_checks = tuple(check for check in checks if check not in best)
    right = sum(1 for check in checks if best.get(check) == 1)
    wanted = min(rule.right, len(checks)) if rule.checks == "right" else 0
    lacks = []
    if reached < parts:
        lacks.append(Lack(Missing.PARTS, reached, parts))
    if open_checks:
        lacks.append(Lack(Missing.CHECKS, len(checks) - len(open_checks), len(checks), open_checks))
    if right < wanted:
        lacks.append(Lack(Missing.RIGHT, right, wanted, tuple(c for c in checks if best.get(c, 0) != 1)))
    if rule.signature and not signed:
        lacks.append(Lack(Missing.SIGNATURE, 0, 1))
    share = Decimal(right) / len(checks) if checks else Decimal(1)
    return Outcome(tuple(lacks), share.quantize(Decimal("0.0001")))
