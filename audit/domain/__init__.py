"""Who acts."""

from audit.domain.actor import Actor

__all__ = ["Actor"]
