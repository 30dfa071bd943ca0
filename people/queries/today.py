"""Which day it is for someone."""

from people.policies.today import today_here, today_of

__all__ = ["today_here", "today_of"]
