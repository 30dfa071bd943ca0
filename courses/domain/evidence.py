"""What passed a step."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Evidence:
    """Kind (`lesson`, `attempt`, `run`), reference (`quizzes.attempt:7`), SHA-256 of its version, fraction in [0, 1]."""

    kind: str
    ref: str
    sha: str
    fraction: Decimal
