"""Recording jobs and doing them."""

from jobs.services.recording import record

__all__ = ["record"]
