"""Who did it: a person, or the house itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """Names who acts, by text: `people.user:17`, or `system:award` for the house."""

    ref: str

    @property
    def is_system(self) -> bool:
        """Tell whether the house acted by itself."""
        return self.ref.startswith("system:")
