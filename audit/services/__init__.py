"""Writing the trail."""

from audit.services.trail import write

__all__ = ["write"]
